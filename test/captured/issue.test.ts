import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { initCore } from '../matchers/helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

/** The stream, with the position of each event in the order of capture. */
function stream(): [title: string, ...events: number[]][] {
  return sentry.issues.map(({ title, events }) => [
    title,
    ...events.map((event) => sentry.events.indexOf(event) + 1),
  ])
}

test('nothing captured', () => {
  expect(sentry.issues).toEqual([])
})

describe('events are grouped', () => {
  test('by type and value, the newest issue and the latest event first', () => {
    Sentry.captureException(new TypeError('boom'))
    Sentry.captureException(new RangeError('too far'))
    Sentry.captureException(new TypeError('boom'))
    Sentry.captureException(new TypeError('bang'))
    Sentry.captureException(new RangeError('boom'))
    expect(stream()).toEqual([
      ['RangeError: boom', 5],
      ['TypeError: bang', 4],
      ['TypeError: boom', 3, 1],
      ['RangeError: too far', 2],
    ])
  })

  test('by message', () => {
    Sentry.captureMessage('stock is low')
    Sentry.captureMessage('stock is out')
    Sentry.captureMessage('stock is low')
    expect(stream()).toEqual([
      ['stock is low', 3, 1],
      ['stock is out', 2],
    ])
  })

  test('a message apart from an exception of the same text', () => {
    Sentry.captureEvent({ message: 'boom' })
    Sentry.captureEvent({ exception: { values: [{ value: 'boom' }] } })
    expect(stream()).toEqual([
      ['boom', 2],
      ['boom', 1],
    ])
  })

  test('by their whole value, not by their title', () => {
    Sentry.captureException(new TypeError('boom\nfirst'))
    Sentry.captureException(new TypeError('boom\nsecond'))
    expect(stream()).toEqual([
      ['TypeError: boom', 2],
      ['TypeError: boom', 1],
    ])
  })

  test('by fingerprint, whatever they are', () => {
    const fingerprint = ['checkout', 'stripe']
    Sentry.captureException(new TypeError('boom'), { fingerprint })
    Sentry.captureException(new RangeError('too far'), { fingerprint: ['checkout', 'paypal'] })
    Sentry.captureMessage('stock is low', { fingerprint })
    Sentry.captureException(new TypeError('boom'))
    expect(stream()).toEqual([
      ['TypeError: boom', 4],
      ['stock is low', 3, 1],
      ['RangeError: too far', 2],
    ])
  })

  test('{{ default }} stands for the grouping without a fingerprint', () => {
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ default }}', 'stripe'] })
    Sentry.captureException(new RangeError('boom'), { fingerprint: ['{{ default }}', 'stripe'] })
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{default}}', 'stripe'] })
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ default }}', 'paypal'] })
    expect(stream()).toEqual([
      ['TypeError: boom', 4],
      ['TypeError: boom', 3, 1],
      ['RangeError: boom', 2],
    ])
  })

  test('{{ default }} alone is no fingerprint at all', () => {
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ default }}'] })
    Sentry.captureException(new TypeError('boom'))
    expect(stream()).toEqual([['TypeError: boom', 2, 1]])
  })
})

test('an issue is titled and tagged as its latest event', () => {
  const fingerprint = ['checkout']
  const handled = (yes: boolean) => ({
    mechanism: { type: 'checkout', handled: yes },
    captureContext: { fingerprint },
  })
  Sentry.captureException(new TypeError('boom'), handled(false))
  Sentry.captureException(new RangeError('too far'), handled(true))
  expect(sentry.issues).toMatchObject([{ title: 'RangeError: too far', handled: 'yes' }])
  Sentry.captureException(new TypeError('boom'), handled(false))
  expect(sentry.issues).toMatchObject([{ title: 'TypeError: boom', handled: 'no' }])
  Sentry.captureEvent({ message: 'bare', fingerprint })
  expect(sentry.issues).toMatchObject([{ title: 'bare', handled: undefined }])
  expect(sentry.issues[0]?.events).toHaveLength(4)
})

test('first and last seen are the earliest and the latest time of its events', () => {
  for (const timestamp of [20, 10, 30]) Sentry.captureEvent({ message: 'stock is low', timestamp })
  expect(sentry.issues).toMatchObject([{ firstSeen: 10, lastSeen: 30 }])
})
