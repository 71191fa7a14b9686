import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeClient } from './support/client.js'

const dsn = 'https://key@o1.ingest.sentry.io/1'
const sentByApp = vi.fn(async () => ({ statusCode: 200 }))

// an app that knows nothing of this package; its transport would send to the network
const drop = vi.fn((event: Sentry.ErrorEvent) => (event.message === 'unwanted' ? null : event))
const client = Sentry.init({
  dsn,
  beforeSend: drop,
  transport: () => ({ send: sentByApp, flush: async () => true }),
})
Sentry.setTag('set_after_init', 'yes')
const ownTransport = client?.getTransport()

const sentry = createFakeTransport()
let detach = () => {}
afterEach(() => {
  detach()
  sentByApp.mockClear()
})

describe('attach() to an app with a DSN', () => {
  test.each([
    ['the SDK', () => Sentry],
    ['its client', () => Sentry.getClient() ?? Sentry],
  ])('takes over from %s, and nothing goes out', async (_, target) => {
    detach = sentry.attach(target())
    const error = new TypeError('boom')
    const event_id = Sentry.captureException(error)
    Sentry.captureMessage('stock is low')
    await expect(sentry).toHaveCapturedHandled(TypeError, { event_id })
    expect(sentry.events.map(({ title }) => title)).toEqual(['TypeError: boom', 'stock is low'])
    expect(sentry.events[0]?.error).toBe(error)
    expect(sentByApp).not.toHaveBeenCalled()
    expect(client?.getDsn()?.host).toBe('o1.ingest.sentry.io')
  })

  test('drops have their reasons and events', async () => {
    detach = sentry.attach(Sentry)
    const event_id = Sentry.captureMessage('unwanted')
    await expect(sentry).toHaveDropped('before_send', { event_id, message: 'unwanted' })
  })

  test('detaching puts the own transport back', async () => {
    sentry.attach(Sentry)()
    expect(client?.getTransport()).toBe(ownTransport)
    const event_id = Sentry.captureException(new Error('in production'))
    await Sentry.flush()
    const expected = expect.objectContaining({ event_id })
    expect(sentByApp).toHaveBeenCalledWith([expected, expect.anything()])
    expect(sentry.events).toEqual([])
    await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(
      'No Sentry client was ever connected',
    )
  })

  test('what the app set after its init stays between tests', async () => {
    detach = sentry.attach(Sentry)
    Sentry.setTag('leak', 'yes')
    await sentry.reset()
    Sentry.captureMessage('clean')
    await expect(sentry).toHaveCapturedMessage('clean', {
      tags: { set_after_init: 'yes', leak: undefined },
    })
  })

  test('1,000 captures in one tick: as many as the app itself would send', async () => {
    detach = sentry.attach(Sentry)
    for (let index = 0; index < 1_000; index += 1) Sentry.captureException(new Error(`${index}`))
    await sentry.settled()
    expect(sentry.events.length + sentry.drops.length).toBe(1_000)
    expect(new Set(sentry.drops.map(({ reason }) => reason))).toEqual(new Set(['queue_overflow']))
  })
})

describe('attach() to something else says what it takes', () => {
  const takes =
    'sentry.attach() takes the SDK (import * as Sentry from "@sentry/node") or one of its clients; it got'

  test.each([
    [undefined, `${takes} undefined.`],
    [null, `${takes} null.`],
    ['https://key@o1.ingest.sentry.io/1', `${takes} string.`],
    [{ dsn }, `${takes} object.`],
    [
      { getClient: vi.fn(() => client) },
      'sentry.attach() got a mocked SDK: remove the mock, the real one stays offline.',
    ],
    [
      { getClient: () => undefined },
      'sentry.attach() found no client: call it after the app has called Sentry.init().',
    ],
  ])('%o', (target, message) => {
    expect(() => Reflect.apply(sentry.attach, sentry, [target])).toThrow(new TypeError(message))
  })

  test('and leaves the client as it was', async () => {
    expect(client?.getTransport()).toBe(ownTransport)
    await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(
      'No Sentry client was ever connected',
    )
  })
})

describe('attach() to a client that was never the current one', () => {
  const makeOwn = () =>
    makeClient({ dsn, transport: () => ({ send: sentByApp, flush: async () => true }) })

  test('records what it captures', async () => {
    const own = makeOwn()
    sentry.attach(own)
    own.captureException(new Error('boom'))
    await expect(sentry).toHaveCapturedHandled('boom')
    expect(sentByApp).not.toHaveBeenCalled()
  })

  test('attached twice, it records once', async () => {
    const own = makeOwn()
    sentry.attach(own)
    sentry.attach(own)
    own.captureException(new Error('boom'))
    await expect(sentry).toHaveCapturedHandled('boom', { times: 1 })
  })

  test('two recordings, one after the other, detached the other way round', async () => {
    const own = makeOwn()
    const [under, over] = [createFakeTransport(), createFakeTransport()]
    const detachUnder = under.attach(own)
    const detachOver = over.attach(own)
    own.captureMessage('over')
    detachOver()
    own.captureMessage('under')
    await expect(under).toHaveCapturedMessage('under', { times: 1 })
    await expect(under).not.toHaveCapturedMessage('over')
    detachUnder()
    own.captureMessage('in production')
    expect(sentByApp).toHaveBeenCalledTimes(1)
  })

  test('detaching a second time takes nothing from who came after', async () => {
    const own = makeOwn()
    const next = createFakeTransport()
    const detachFirst = createFakeTransport().attach(own)
    detachFirst()
    next.attach(own)
    detachFirst()
    own.captureException(new Error('boom'))
    await expect(next).toHaveCapturedHandled('boom')
    expect(sentByApp).not.toHaveBeenCalled()
  })
})
