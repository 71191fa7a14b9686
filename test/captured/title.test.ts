import * as Sentry from '@sentry/core'
import { type CapturedEvent, createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { initCore } from '../matchers/helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

function last(): CapturedEvent {
  const event = sentry.lastEvent
  if (!event) throw new Error('the client of @sentry/core is synchronous')
  return event
}

describe('of an exception: type and first line of the value', () => {
  test.each([
    ['TypeError: boom', 'boom'],
    ['TypeError: first line', 'first line\nsecond line'],
    ['TypeError: first line', 'first line\r\nsecond line'],
    ['TypeError: first line', 'first line\rsecond line'],
    ['TypeError', ''],
    [`TypeError: ${'x'.repeat(100)}`, 'x'.repeat(100)],
    [`TypeError: ${'x'.repeat(97)}...`, 'x'.repeat(101)],
    [`TypeError: ${'x'.repeat(97)}...`, `${'x'.repeat(101)}\nsecond line`],
  ])('%j', (title, message) => {
    Sentry.captureException(new TypeError(message))
    expect(last().title).toBe(title)
    expect(String(last())).toBe(title)
  })

  test('of the captured exception, not of its cause', () => {
    const cause = new RangeError('too far', { cause: new Error('no map') })
    const values = [cause.cause, cause, new TypeError('boom')].map((error) => ({
      type: Reflect.get(Object(error), 'name'),
      value: Reflect.get(Object(error), 'message'),
    }))
    Sentry.captureEvent({ exception: { values } })
    expect(last().title).toBe('TypeError: boom')
    expect(last().type).toBe('TypeError')
    expect(last().value).toBe('boom')
  })

  test('by the name that the app gave it', () => {
    class PaymentError extends Error {}
    Sentry.captureException(new PaymentError('no funds'))
    expect(last().title).toBe('Error: no funds')
    Sentry.captureException(Object.assign(new PaymentError('no funds'), { name: 'Declined' }))
    expect(last().title).toBe('Declined: no funds')
  })

  test('without a value, and without anything', () => {
    Sentry.captureEvent({ exception: { values: [{ type: 'TypeError' }] } })
    expect(last().title).toBe('TypeError')
    expect(last().value).toBeUndefined()
    Sentry.captureEvent({ exception: { values: [{ stacktrace: { frames: [] } }] } })
    expect(last().title).toBe('<unknown>')
    expect(last().type).toBeUndefined()
  })
})

describe('of a message: its first line', () => {
  test.each([
    ['stock is low', 'stock is low'],
    ['first line', '  first line  \nsecond line'],
    ['first line', '\n\nfirst line'],
    ['x'.repeat(100), 'x'.repeat(100)],
    [`${'x'.repeat(97)}...`, 'x'.repeat(101)],
    ['<unlabeled event>', ''],
    ['<unlabeled event>', ' \n '],
  ])('%j', (title, message) => {
    Sentry.captureMessage(message)
    expect(last().title.trim()).toBe(title)
  })

  test('is formatted', () => {
    Sentry.captureMessage(Sentry.parameterize`stock of ${'sku-1'} is ${2}`)
    expect(last().title).toBe('stock of sku-1 is 2')
  })

  test('a bare event has none', () => {
    Sentry.captureEvent({ level: 'info' })
    expect(last().title).toBe('<unlabeled event>')
  })
})

test('100 characters are counted, not code units', () => {
  Sentry.captureException(new TypeError('😀'.repeat(100)))
  expect(last().title).toBe(`TypeError: ${'😀'.repeat(100)}`)
  Sentry.captureMessage('😀'.repeat(101))
  expect(last().title).toBe(`${'😀'.repeat(97)}...`)
})
