import { createFakeTransport, type FakeTransport, UnsettledError } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { makeClient } from './support/client.js'
import { deferred } from './support/deferred.js'

describe('createFakeTransport() says what it takes', () => {
  test.each([
    [
      { transport: true },
      'createFakeTransport() has no option "transport"; it takes dsn, autoReset, strict, ' +
        "settleTimeout, allowRequests. The SDK's own options go to sentry.instrument(options).",
    ],
    [{ settleTimeout: 0 }, 'settleTimeout is a number of milliseconds above 0, not 0'],
    [{ settleTimeout: Number.NaN }, 'settleTimeout is a number of milliseconds above 0, not NaN'],
    [{ settleTimeout: '5s' }, 'settleTimeout is a number of milliseconds above 0, not 5s'],
    [null, 'createFakeTransport() takes an object of options, not null.'],
    ['strict', 'createFakeTransport() takes an object of options, not strict.'],
    [[], 'createFakeTransport() takes an object of options, not an array.'],
    [{ autoReset: 'no' }, 'autoReset is true or false, not no'],
    [{ strict: 1 }, 'strict is true or false, not 1'],
    [
      { dsn: 'sentry.io' },
      'dsn is a Sentry DSN such as "https://key@example.invalid/1", not "sentry.io"',
    ],
    [{ dsn: 1 }, 'dsn is a Sentry DSN such as "https://key@example.invalid/1", not 1'],
  ])('%o', (options, message) => {
    expect(() => Reflect.apply(createFakeTransport, undefined, [options])).toThrow(
      new TypeError(message),
    )
  })

  test('no DSN leads anywhere by default', () => {
    expect(createFakeTransport().dsn).toBe('https://expectsentry@expect-sentry.invalid/1')
    expect(createFakeTransport({ dsn: '' }).dsn).toBe(createFakeTransport().dsn)
  })

  test.each([
    'https://key@o1.ingest.sentry.io/5',
    'http://key:secret@[::1]:9000/deep/path/5',
    'http://key@127.0.0.1:9000/1',
  ])('any DSN that the SDK takes: %s', (dsn) => {
    expect(createFakeTransport({ dsn }).dsn).toBe(dsn)
  })

  test.each([
    [null, 'null'],
    ['https://key@host/1', 'a string'],
  ])('instrument() takes options, not %o', (options, shown) => {
    const sentry = createFakeTransport()
    expect(() => Reflect.apply(sentry.instrument, sentry, [options])).toThrow(
      new TypeError(
        `sentry.instrument() takes the options of Sentry.init(), an object; it got ${shown}.`,
      ),
    )
  })
})

describe('settleTimeout', () => {
  test('settled() rejects at the limit, and names what is stuck', async ({ onTestFinished }) => {
    const sentry = createFakeTransport({ settleTimeout: 20 })
    const gate = deferred()
    onTestFinished(() => gate.resolve())
    const client = makeClient(
      sentry.instrument({
        beforeSend: async (event) => {
          await gate.promise
          return event
        },
      }),
    )
    client.captureException(new TypeError('boom'))
    client.captureMessage('stock is low')
    const bare = client.captureEvent({})
    const settled = sentry.settled()
    await expect(settled).rejects.toBeInstanceOf(UnsettledError)
    await expect(settled).rejects.toThrow(
      '3 captures are still in flight after 20 ms:\n' +
        '  TypeError: boom: still being processed by the SDK\n' +
        '  stock is low: still being processed by the SDK\n' +
        `  event ${bare}: still being processed by the SDK\n` +
        'A beforeSend or an event processor that waits for something (a faked timer, a promise ' +
        'that never ends?) keeps it; until it ends, nobody knows whether it will be sent.',
    )
    expect(sentry.pending).toBe(3)
    gate.resolve()
    await sentry.settled()
    expect(sentry.events).toHaveLength(3)
  })

  test('a responder that does not answer', async ({ onTestFinished }) => {
    const sentry = createFakeTransport({ settleTimeout: 20 })
    const answer = deferred<{ statusCode: number }>()
    onTestFinished(() => answer.resolve({ statusCode: 200 }))
    const client = makeClient(sentry.instrument({}))
    sentry.respondWith(() => answer.promise)
    client.captureMessage('stock is low')
    await expect(expect(sentry).not.toHaveCapturedException()).rejects.toThrow(
      'expect(sentry).not.toHaveCapturedException()\n\n' +
        '1 capture is still in flight after 20 ms:\n' +
        '  event: sent, but respondWith() has not answered\n' +
        'The promise that the responder returned has to end before an assertion can be true.',
    )
  })

  test('reset() gives up at the limit, and what ends later lands nowhere', async () => {
    const sentry = createFakeTransport({ settleTimeout: 20 })
    const gate = deferred()
    const client = makeClient(
      sentry.instrument({
        beforeSend: async (event) => {
          if (event.message !== 'late') return event
          await gate.promise
          return event
        },
      }),
    )
    client.captureMessage('late')
    await sentry.reset()
    client.captureMessage('next')
    await expect(sentry).toHaveCapturedMessage('next', { times: 1 })
    gate.resolve()
    await sentry.settled()
    await expect(sentry).toHaveCapturedEvent({ times: 1 })
    await expect(sentry).not.toHaveCapturedMessage('late')
  })
})

describe('autoReset', () => {
  const recordings = {
    kept: createFakeTransport({ autoReset: false }),
    forgotten: createFakeTransport(),
  }
  const capture = (sentry: FakeTransport) =>
    makeClient(sentry.instrument({})).captureMessage('a test')

  test('first', async () => {
    capture(recordings.kept)
    capture(recordings.forgotten)
    await expect(recordings.kept).toHaveCapturedMessage('a test', { times: 1 })
    await expect(recordings.forgotten).toHaveCapturedMessage('a test', { times: 1 })
  })

  test('second: only false keeps what the first one captured', async () => {
    await expect(recordings.kept).toHaveCapturedMessage('a test', { times: 1 })
    await expect(recordings.forgotten).toHaveCapturedNothing()
  })

  test('and until reset() is called', async () => {
    await recordings.kept.reset()
    await expect(recordings.kept).toHaveCapturedNothing()
  })
})
