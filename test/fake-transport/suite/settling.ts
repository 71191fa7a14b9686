import { afterEach, describe, expect, test, vi } from 'vitest'
import { deferred } from '../support/deferred.js'
import { hooks, resetHooks, type SdkUnderTest } from '../support/sdk.js'

/** Not that of fake timers. */
const immediate = setImmediate

/** Waiting without time: nothing here sleeps, and clocks may be faked. */
export function settlingSuite({ sdk, sentry }: SdkUnderTest): void {
  afterEach(() => {
    resetHooks()
    vi.useRealTimers()
  })

  describe.each(['real', 'fake'])('with %s timers', (timers) => {
    const setTimers = () => {
      if (timers === 'fake') vi.useFakeTimers()
    }

    test('settled() waits for what is in flight, and for nothing else', async () => {
      setTimers()
      const gate = deferred()
      hooks.beforeSend = async (event) => {
        await gate.promise
        return event
      }
      await sentry.settled()
      sdk.captureException(new TypeError('boom'))
      sdk.captureMessage('stock is low')
      expect(sentry.pending).toBe(2)
      expect(sentry.events).toEqual([])

      let isSettled = false
      const settled = sentry.settled().then(() => {
        isSettled = true
      })
      gate.resolve()
      expect(isSettled).toBe(false)
      await settled
      expect(sentry.pending).toBe(0)
      expect(sentry.events.map(({ title }) => title)).toEqual(['TypeError: boom', 'stock is low'])
    })

    test('a matcher settles by itself', async () => {
      setTimers()
      sdk.captureException(new TypeError('boom'))
      await expect(sentry).toHaveCapturedHandled(TypeError)
      await expect(sentry).not.toHaveCapturedUnhandled()
    })

    test('what the SDK holds back arrives: spans, and reports of drops', async () => {
      setTimers()
      hooks.beforeSend = () => null
      sdk.startSpan({ name: 'GET /cart' }, () => {})
      sdk.captureMessage('dropped')
      await sentry.settled()
      const texts = sentry.items.map(({ type, payload }) => [type, JSON.stringify(payload)])
      // one span is a transaction up to SDK 10, a list of spans from 11 on
      expect(texts).toContainEqual([
        expect.stringMatching(/^(transaction|span)$/),
        expect.stringContaining('GET /cart'),
      ])
      expect(texts).toContainEqual(['client_report', expect.stringContaining('before_send')])
    })

    test('drops are reported once, when nothing is in flight that may be dropped', async () => {
      setTimers()
      const gate = deferred()
      hooks.beforeSend = async (event) => {
        if (Object(event).message === 'late') await gate.promise
        return null
      }
      sdk.captureMessage('early')
      sdk.captureMessage('late')
      const settled = sentry.settled()
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => immediate(resolve))
      gate.resolve()
      await settled
      const reports = sentry.items.filter(({ type }) => type === 'client_report')
      expect(reports.map(({ payload }) => JSON.stringify(payload))).toEqual([
        expect.stringMatching(/"before_send"[^}]*"quantity":2/),
      ])
    })

    test('reset() ends', async () => {
      setTimers()
      sdk.captureException(new TypeError('boom'))
      await sentry.reset()
      await expect(sentry).toHaveCapturedNothing()
    })

    test('waitForEvent() resolves when the event arrives', async () => {
      setTimers()
      const waited = sentry.waitForEvent(TypeError)
      sdk.captureMessage('another')
      const event_id = sdk.captureException(new TypeError('boom'))
      expect((await waited).event_id).toBe(event_id)
    })

    test('waitForEvent() gives up after real time', async () => {
      setTimers()
      await expect(sentry.waitForEvent(TypeError, {}, { timeout: 1 })).rejects.toThrow(
        'Expected: a TypeError\nCaptured: nothing (',
      )
    })
  })

  describe('waitForEvent', () => {
    test('an event that is there already', async () => {
      const event_id = sdk.captureException(new TypeError('boom'))
      await sentry.settled()
      expect(await sentry.waitForEvent(TypeError, { level: 'error' })).toBe(sentry.event(event_id))
    })

    test('the first of several, and the first that matches', async () => {
      sdk.captureException(new TypeError('first'))
      sdk.captureException(new TypeError('second'))
      await sentry.settled()
      expect((await sentry.waitForEvent(TypeError)).value).toBe('first')
      expect((await sentry.waitForEvent('second')).value).toBe('second')
      expect((await sentry.waitForEvent(/second/, { level: 'error' })).value).toBe('second')
    })

    test('without anything: any event', async () => {
      const waited = sentry.waitForEvent()
      const event_id = sdk.captureMessage('stock is low')
      expect((await waited).event_id).toBe(event_id)
    })

    test('a query alone, options alone, and both', async () => {
      sdk.captureMessage('stock is low', 'warning')
      const level = 'warning'
      expect((await sentry.waitForEvent({ level })).message).toBe('stock is low')
      expect((await sentry.waitForEvent({ timeout: 1_000 })).message).toBe('stock is low')
      expect((await sentry.waitForEvent({ level }, { timeout: 1_000 })).message).toBe(
        'stock is low',
      )
    })

    test('a matching event that is still being processed', async () => {
      const gate = deferred()
      hooks.beforeSend = async (event) => {
        await gate.promise
        return event
      }
      const event_id = sdk.captureException(new TypeError('boom'))
      const waited = sentry.waitForEvent(TypeError)
      gate.resolve()
      expect((await waited).event_id).toBe(event_id)
    })

    test('time is over: what the matcher would say, and what is in flight', async ({
      onTestFinished,
    }) => {
      sdk.captureException(new RangeError('too far'))
      await sentry.settled()
      const { event_id } = sentry.lastEvent ?? {}
      const gate = deferred()
      onTestFinished(() => gate.resolve())
      hooks.beforeSend = async (event) => {
        await gate.promise
        return event
      }
      sdk.captureMessage('not there yet')
      const why = sentry.waitForEvent(TypeError, { level: 'error' }, { timeout: 1 })
      await expect(why).rejects.toThrow(
        new Error(
          'sentry.waitForEvent(TypeError, { level: "error" }, { timeout: 1 })\n\n' +
            'Expected: a TypeError with {"level": "error"}\n' +
            'Captured: 1 exception; none match\n' +
            ` -> 1: RangeError: too far  handled  error  ${event_id}\n\n` +
            'Nearest: #1, 1 field differs: type\n' +
            '  - "type": "TypeError"\n' +
            '  + "type": "RangeError"\n' +
            'Waited: 1 ms; 1 capture still in flight',
        ),
      )
    })

    test('what asks for nothing is an error at once', async () => {
      const body = JSON.parse('{}')
      await expect(sentry.waitForEvent(body.error)).rejects.toThrow(
        'sentry.waitForEvent(undefined)\n\nThe error was given as undefined',
      )
      await expect(sentry.waitForEvent({ times: 2 })).rejects.toThrow(
        'waitForEvent() waits for one event: times has no meaning in it.',
      )
      await expect(sentry.waitForEvent({ level: 'error' }, { timeout: -1 })).rejects.toThrow(
        'timeout is a number of milliseconds, not -1.',
      )
    })
  })
}
