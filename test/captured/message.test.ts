import * as Sentry from '@sentry/node'
import { type CapturedEvent, createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { recordedEvent } from '../rules/support/sent.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

async function last(): Promise<CapturedEvent> {
  await sentry.settled()
  const event = sentry.lastEvent
  if (!event) throw new Error('it was captured')
  return event
}

describe('captureMessage makes a message', () => {
  test('though SDK 11 gives it an exception', async () => {
    Sentry.captureMessage('stock is low', 'warning')
    const event = await last()
    expect(event.payload.exception).toMatchObject({
      values: [{ value: 'stock is low', mechanism: { synthetic: true, handled: true } }],
    })
    expect(event).toMatchObject({
      kind: 'message',
      message: 'stock is low',
      type: undefined,
      value: undefined,
      causes: [],
      handled: 'yes',
      unhandled: false,
      level: 'warning',
    })
    expect(sentry.messages).toEqual([event])
    expect(sentry.exceptions).toEqual([])
  })

  test('formatted from a template', async () => {
    Sentry.captureMessage(Sentry.parameterize`stock of ${'sku-1'} is ${2}`)
    const event = await last()
    expect(event.payload.logentry).toEqual({
      message: 'stock of %s is %s',
      params: ['sku-1', 2],
    })
    expect(event.kind).toBe('message')
    expect(event.message).toBe('stock of sku-1 is 2')
  })

  test('formatted from a template with %, which the SDK writes as %%', async () => {
    Sentry.captureMessage(Sentry.parameterize`${'disk'} is ${99} % full, not 5 %s`)
    const event = await last()
    expect(event.payload.logentry).toEqual({
      message: '%s is %s %% full, not 5 %%s',
      params: ['disk', 99],
    })
    expect(event.message).toBe('disk is 99 % full, not 5 %s')
    expect(event.title).toBe('disk is 99 % full, not 5 %s')
  })

  test('formatted by fmt', async () => {
    Sentry.captureMessage(Sentry.logger.fmt`${'$&'} and ${null}`)
    expect((await last()).message).toBe('$& and null')
  })

  test('empty', async () => {
    Sentry.captureMessage('')
    expect(await last()).toMatchObject({ kind: 'message', message: '' })
  })
})

describe('captureException makes an exception', () => {
  test('of a text too', async () => {
    Sentry.captureException('stock is low')
    const event = await last()
    expect(event).toMatchObject({ kind: 'exception', value: 'stock is low', handled: 'yes' })
    expect(event.error).toBe('stock is low')
    expect(sentry.exceptions).toEqual([event])
    expect(sentry.messages).toEqual([])
  })

  test.each([
    ['an object', { code: 402 }],
    ['a number', 402],
    ['nothing', undefined],
  ])('of %s', async (_, thrown) => {
    Sentry.captureException(thrown)
    expect(await last()).toMatchObject({ kind: 'exception', error: thrown })
  })

  test('without a value', async () => {
    Sentry.captureException(new TypeError())
    expect(await last()).toMatchObject({ kind: 'exception', type: 'TypeError', value: '' })
  })
})

test('captureException that a hook has left without an exception is one still', async () => {
  const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
    delete event.exception
  })
  Sentry.captureException(new TypeError('boom'))
  const event = await last()
  undo?.()
  expect(event).toMatchObject({ kind: 'exception', type: undefined, title: '<unknown>' })
  expect(sentry.messages).toEqual([])
})

describe('where no call is known, it is a message', () => {
  const synthetic = { value: 'boom', mechanism: { type: 'generic', synthetic: true } }
  const kindOf = (...values: unknown[]) => recordedEvent({ exception: { values } }).kind

  test('with none but synthetic exceptions without a type', () => {
    expect(kindOf()).toBe('message')
    expect(kindOf(synthetic)).toBe('message')
    expect(kindOf(synthetic, synthetic)).toBe('message')
  })

  test.each<[string, ...unknown[]]>([
    ['a type', { ...synthetic, type: 'Error' }],
    ['a mechanism that is not synthetic', { ...synthetic, mechanism: { synthetic: false } }],
    ['no mechanism', { value: 'boom' }],
    ['another', { type: 'Error', value: 'boom' }, synthetic],
    ['null beside it', null, synthetic],
  ])('with %s it is an exception', (_, ...values) => {
    expect(kindOf(...values)).toBe('exception')
  })

  test('without a message it is an exception', () => {
    const exception = { values: [synthetic] }
    expect(recordedEvent({ message: undefined, exception }).kind).toBe('exception')
  })
})

test('a logentry that says nothing', () => {
  const logentry = { params: ['a'] }
  expect(recordedEvent({ message: undefined, logentry })).toMatchObject({
    message: undefined,
    title: '<unlabeled event>',
  })
})

test('captureMessage of an error object is an exception', async () => {
  const error = new TypeError('boom')
  // @ts-expect-error JavaScript does it, and the SDK takes it
  Sentry.captureMessage(error)
  expect(await last()).toMatchObject({ kind: 'exception', type: 'TypeError', error })
})

describe('captureEvent', () => {
  test('with an exception is one', async () => {
    Sentry.captureEvent({ exception: { values: [{ type: 'TypeError', value: 'boom' }] } })
    expect(await last()).toMatchObject({ kind: 'exception', type: 'TypeError', handled: undefined })
  })

  test('with an exception and a message is one, with its message', async () => {
    Sentry.captureEvent({
      message: 'while paying',
      exception: { values: [{ type: 'TypeError', value: 'boom' }] },
    })
    expect(await last()).toMatchObject({
      kind: 'exception',
      title: 'TypeError: boom',
      message: 'while paying',
    })
  })

  test.each([
    ['a message', { message: 'stock is low' }, 'stock is low'],
    ['no exception in its list', { message: 'a', exception: { values: [] } }, 'a'],
    ['a template', { logentry: { message: '%s is %s', params: ['stock', 'low'] } }, 'stock is low'],
    ['a template without enough', { logentry: { message: '%s %s', params: ['a'] } }, 'a %s'],
    ['a template with too much', { logentry: { message: '%s', params: ['a', 'b'] } }, 'a'],
    ['a template without params', { logentry: { message: '100 %s' } }, '100 %s'],
    ['neither', { level: 'debug' } as const, undefined],
  ])('with %s is a message', async (_, event, message) => {
    Sentry.captureEvent(event)
    expect(await last()).toMatchObject({ kind: 'message', message })
  })

  test('of a message that another SDK 11 made is a message', async () => {
    const mechanism = { type: 'generic', handled: true, synthetic: true }
    Sentry.captureEvent({
      message: 'from a worker',
      exception: { values: [{ value: 'from a worker', mechanism }] },
    })
    expect(await last()).toMatchObject({ kind: 'message', message: 'from a worker' })
  })

  test('with what Sentry has formatted', async () => {
    Sentry.getCurrentScope().addEventProcessor((event) => {
      Reflect.set(event, 'logentry', { formatted: 'stock is low', message: '%s', params: ['x'] })
      return event
    })
    Sentry.captureEvent({})
    expect((await last()).message).toBe('stock is low')
  })
})
