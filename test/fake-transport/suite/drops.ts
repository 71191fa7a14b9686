import type { CapturedDrop } from 'expect-sentry'
import { afterEach, describe, expect, test } from 'vitest'
import { type Deferred, deferred } from '../support/deferred.js'
import { hooks, messageOf, resetHooks, type SdkUnderTest } from '../support/sdk.js'

/** What was captured and never arrived, with the reason and the event that it was. */
export function dropsSuite({ sdk, sentry }: SdkUnderTest): void {
  const told = (drops: readonly CapturedDrop[]) =>
    drops.map(({ reason, category, quantity, event }) => [reason, category, quantity, event?.title])

  describe('drops', () => {
    afterEach(resetHooks)

    test('before_send', async () => {
      hooks.beforeSend = () => null
      sdk.getCurrentScope().setTag('gateway', 'stripe')
      const event_id = sdk.captureException(new TypeError('boom'))
      await sentry.settled()
      expect(sentry.events).toEqual([])
      expect(told(sentry.drops)).toEqual([['before_send', 'error', 1, 'TypeError: boom']])
      const event = sentry.drops[0]?.event
      expect([event?.event_id, event?.tags.gateway]).toEqual([event_id, 'stripe'])
      expect(sentry.event(event_id)).toBeUndefined()
    })

    test('event_processor', async () => {
      sdk.getCurrentScope().addEventProcessor(() => null)
      const event_id = sdk.captureMessage('stock is low')
      await sentry.settled()
      expect(sentry.events).toEqual([])
      expect(told(sentry.drops)).toEqual([['event_processor', 'error', 1, 'stock is low']])
      expect(sentry.drops[0]?.event?.event_id).toBe(event_id)
    })

    test('sample_rate', async ({ onTestFinished }) => {
      const options = sdk.getClient()?.getOptions()
      if (!options) throw new Error('no client')
      options.sampleRate = 0
      onTestFinished(() => {
        delete options.sampleRate
      })
      sdk.captureException(new TypeError('boom'))
      await sentry.settled()
      expect(sentry.events).toEqual([])
      expect(told(sentry.drops)).toEqual([['sample_rate', 'error', 1, 'TypeError: boom']])
    })

    test('callback_error: the hook threw', async () => {
      const hookError = new RangeError('in the hook')
      hooks.beforeSend = () => {
        throw hookError
      }
      const event_id = sdk.captureException(new TypeError('boom'))
      await sentry.settled()
      expect(sentry.event(event_id)).toBeUndefined()
      expect(told(sentry.drops)).toEqual([['callback_error', 'error', 1, 'TypeError: boom']])
      expect(sentry.drops[0]?.event?.event_id).toBe(event_id)
    })

    test('already_captured: the same error again, whose id leads nowhere', async () => {
      const error = new TypeError('boom')
      const first = sdk.captureException(error)
      const second = sdk.captureException(error)
      await sentry.settled()
      expect(sentry.events.map(({ event_id }) => event_id)).toEqual([first])
      expect(second).not.toBe(first)
      expect(sentry.event(second)).toBeUndefined()
      expect(told(sentry.drops)).toEqual([['already_captured', 'error', 1, 'TypeError: boom']])
      expect(sentry.drops[0]?.event?.event_id).toBe(second)
    })

    test('several at once, each decided on in its own time', async () => {
      const gates = new Map<string, Deferred<'send' | 'drop' | 'throw'>>()
      hooks.beforeSend = async (event, { originalException }) => {
        const verdict = await gates.get(messageOf(originalException))?.promise
        if (verdict === 'throw') throw new Error('in the hook')
        return verdict === 'drop' ? null : event
      }
      const verdicts = { a: 'drop', b: 'send', c: 'throw', d: 'drop', e: 'send' } as const
      const ids = Object.keys(verdicts).map((name) => {
        gates.set(name, deferred())
        return sdk.captureException(new TypeError(name))
      })
      expect(sentry.pending).toBe(5)
      // decided last to first: neither order nor pairing may depend on it
      for (const [name, verdict] of Object.entries(verdicts).reverse()) {
        gates.get(name)?.resolve(verdict)
      }
      await sentry.settled()
      expect(sentry.pending).toBe(0)
      const captured = sentry.events.filter(({ type }) => type === 'TypeError')
      expect(captured.map(({ event_id, value }) => [event_id, value])).toEqual([
        [ids[1], 'b'],
        [ids[4], 'e'],
      ])
      const dropped = sentry.drops.map(({ reason, event }) => [
        event?.value,
        event?.event_id,
        reason,
      ])
      expect(dropped.sort()).toEqual([
        ['a', ids[0], 'before_send'],
        ['c', ids[2], 'callback_error'],
        ['d', ids[3], 'before_send'],
      ])
    })

    test('by different means at once', async () => {
      hooks.beforeSend = async (event, { originalException }) =>
        messageOf(originalException) === 'by the hook' ? null : event
      sdk.getCurrentScope().addEventProcessor((event) => (event.message ? null : event))
      sdk.captureException(new TypeError('by the hook'))
      sdk.captureMessage('by the processor')
      sdk.captureException(new TypeError('sent'))
      await sentry.settled()
      expect(sentry.events.map(({ title }) => title)).toEqual(['TypeError: sent'])
      expect(told(sentry.drops).sort()).toEqual([
        ['before_send', 'error', 1, 'TypeError: by the hook'],
        ['event_processor', 'error', 1, 'by the processor'],
      ])
    })

    test('a matcher tells of a drop that would have matched', async () => {
      hooks.beforeSend = () => null
      sdk.captureException(new TypeError('boom'))
      await expect(sentry).toHaveDropped('before_send', { type: 'TypeError', times: 1 })
      await expect(sentry).not.toHaveDropped('sample_rate')
      await expect(expect(sentry).toHaveCapturedHandled(TypeError)).rejects.toThrow(
        'Dropped: 1 error by before_send (TypeError: boom would have matched)',
      )
    })
  })
}
