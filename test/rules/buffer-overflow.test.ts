import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, describe, expect, test } from 'vitest'
import { textOf } from '../matchers/helpers.js'

/**
 * `instrument` makes the SDK's buffer large, so that a burst is recorded whole. In production the
 * app's own holds 64: what would have been lost there is counted.
 */
const sentry = createFakeTransport()
// or the SDK warns at the next init
afterEach(() => Sentry.close())

function init(options: Parameters<typeof Sentry.init>[0]): void {
  Sentry.init(sentry.instrument({ ...options }))
}

function burst(count: number): void {
  for (let index = 0; index < count; index += 1) Sentry.captureException(new Error(`${index}`))
}

describe('captures', () => {
  test('as many as fit lose nothing', async () => {
    init({})
    burst(64)
    await expect(sentry).toBeAcceptedBySentry()
  })

  test('what is beyond them is recorded, and told', async () => {
    init({})
    burst(100)
    await expect(sentry).toHaveCapturedException({ times: 100 })
    expect(await textOf(() => expect(sentry).toBeAcceptedBySentry())).toMatchInlineSnapshot(`
      "expect(sentry).toBeAcceptedBySentry()

      Expected: nothing that Sentry would refuse, remove, cut or rewrite
      Captured: 100 items in 100 envelopes; 1 problem
          1: buffer  refused  buffer-overflow  {"lost": 36, "bufferSize": 64}

      buffer-overflow: An SDK lets go of what it captures or sends while its buffer is full: 64 by default, \`transportOptions.bufferSize\` else. (sentry-javascript packages/core/src/utils/promisebuffer.ts)"
    `)
    await expect(sentry).toBeAcceptedBySentry({ except: ['buffer-overflow'] })
    // no event alone is to blame
    expect(sentry.events.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('one after the other they may be many', async () => {
    init({})
    for (let index = 0; index < 100; index += 1) {
      burst(1)
      await sentry.settled()
    }
    await expect(sentry).toBeAcceptedBySentry()
  })

  test('the size that the app has set counts', async () => {
    init({ transportOptions: { bufferSize: 100 } })
    burst(100)
    await expect(sentry).toBeAcceptedBySentry()
  })

  test('what the SDK itself let go of counts too', async () => {
    Sentry.init({ dsn: sentry.dsn, transport: sentry.transport })
    burst(100)
    await expect(sentry).toHaveDropped('queue_overflow', { times: 36 })
    expect(await textOf(() => expect(sentry).toBeAcceptedBySentry())).toContain('{"lost": 36}')
  })

  test('the next test begins anew', async () => {
    init({})
    burst(1)
    await expect(sentry).toBeAcceptedBySentry()
  })

  test('burst after burst, each as soon as the one before is sent', async () => {
    init({})
    for (let turn = 0; turn < 4; turn += 1) {
      const sent = new Promise<void>((resolve) => {
        let left = 40
        const stop = Sentry.getClient()?.on('afterSendEvent', () => {
          left -= 1
          if (left > 0) return
          stop?.()
          setImmediate(resolve)
        })
      })
      burst(40)
      await sent
    }
    await expect(sentry).toBeAcceptedBySentry()
  })
})

describe('sends', () => {
  /** Sent at once: no server can have answered any before the last. */
  function checkIns(count: number): void {
    for (let index = 0; index < count; index += 1) {
      Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
    }
  }

  test('in one turn of the event loop', async () => {
    init({})
    checkIns(64)
    await expect(sentry).toBeAcceptedBySentry()
    checkIns(66)
    expect(await textOf(() => expect(sentry).toBeAcceptedBySentry())).toContain(
      '{"lost": 2, "bufferSize": 64}',
    )
  })

  test('in several turns', async () => {
    init({})
    for (let turn = 0; turn < 4; turn += 1) {
      checkIns(40)
      await sentry.settled()
    }
    await expect(sentry).toBeAcceptedBySentry()
  })

  // timers are none: on a slow machine two may run with no look for answers between them
  test('in several turns of the app', async () => {
    init({})
    for (let turn = 0; turn < 4; turn += 1) {
      checkIns(40)
      await new Promise(setImmediate)
    }
    await expect(sentry).toBeAcceptedBySentry()
  })
})
