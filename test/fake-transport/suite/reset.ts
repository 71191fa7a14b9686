import { afterEach, describe, expect, test } from 'vitest'
import { deferred } from '../support/deferred.js'
import { hooks, resetHooks, type Scope, type SdkUnderTest } from '../support/sdk.js'

/** One test after the other on one client, as if each had a client of its own. */
export function resetSuite({ sdk, sentry }: SdkUnderTest): void {
  const scopes = (): [string, Scope][] => [
    ['current', sdk.getCurrentScope()],
    ['isolation', sdk.getIsolationScope()],
    ['global', sdk.getGlobalScope()],
  ]

  describe('reset', () => {
    afterEach(resetHooks)

    test('the recording is empty', async () => {
      sdk.captureException(new TypeError('boom'))
      await sentry.settled()
      hooks.beforeSend = () => null
      sdk.captureMessage('dropped')
      await sentry.settled()
      expect([sentry.events.length, sentry.drops.length]).toEqual([1, 1])
      const [event] = sentry.events
      await sentry.reset()
      const { events, exceptions, messages, items, envelopes, drops, issues, lastEvent } = sentry
      expect([events, exceptions, messages, items, envelopes, drops, issues]).toEqual(
        Array(7).fill([]),
      )
      expect(lastEvent).toBeUndefined()
      expect(sentry.event(event?.event_id ?? '')).toBeUndefined()
      expect(sentry.pending).toBe(0)
    })

    test('what was put on any scope is gone; what stood there after init stays', async () => {
      for (const [name, scope] of scopes()) {
        scope.setTag(`leak_${name}`, 'yes')
        scope.setTag('set_after_init', 'changed')
        scope.setUser({ id: '1' })
        scope.setExtra('leak', name)
        scope.setContext('leak', { part: name })
        scope.setLevel('debug')
        scope.setFingerprint(['leak'])
        scope.addBreadcrumb({ message: name })
      }
      await sentry.reset()
      for (const [, scope] of scopes()) {
        const { user, extra, contexts } = scope.getScopeData()
        expect([user, extra]).toEqual([{}, {}])
        expect(contexts).not.toHaveProperty('leak')
      }
      sdk.captureMessage('clean')
      await sentry.settled()
      const { tags, level, payload, breadcrumbs, fingerprint } = sentry.lastEvent ?? {}
      expect(Object.keys(tags ?? {}).filter((key) => key.startsWith('leak'))).toEqual([])
      expect(tags).toMatchObject({ set_after_init: 'yes', initial_scope: 'yes' })
      expect([level, payload?.user, breadcrumbs, fingerprint]).toEqual(['info', undefined, [], []])
    })

    test('event processors that were added to any scope are gone', async () => {
      for (const [, scope] of scopes()) {
        scope.addEventProcessor((event) => (event.message === 'unwanted' ? null : event))
      }
      await sentry.reset()
      sdk.captureMessage('unwanted')
      await sentry.settled()
      expect(sentry.drops).toEqual([])
      expect(sentry.events.map(({ title }) => title)).toEqual(['unwanted'])
    })

    test('the last event id', async () => {
      const event_id = sdk.captureMessage('stock is low')
      expect(sdk.lastEventId()).toBe(event_id)
      await sentry.reset()
      expect(sdk.lastEventId()).toBeUndefined()
    })

    test('the trace id', async () => {
      const before = sdk.getCurrentScope().getPropagationContext().traceId
      await sentry.reset()
      const after = sdk.getCurrentScope().getPropagationContext().traceId
      expect(after).toMatch(/^[0-9a-f]{32}$/)
      expect(after).not.toBe(before)
    })

    test('the same error, captured again, is an event again', async () => {
      const error = new TypeError('boom')
      for (let round = 1; round <= 3; round += 1) {
        const event_id = sdk.captureException(error)
        await sentry.settled()
        expect(sentry.drops).toEqual([])
        expect(sentry.events.map((event) => event.event_id)).toEqual([event_id])
        expect(sentry.lastEvent?.error).toBe(error)
        await sentry.reset()
      }
    })

    test('an equal error from the same line is no duplicate', async () => {
      for (let round = 1; round <= 2; round += 1) {
        sdk.captureException(new TypeError('boom'))
        await sentry.settled()
        expect(sentry.events).toHaveLength(1)
        expect(sentry.drops).toEqual([])
        await sentry.reset()
      }
    })

    test('a late event lands nowhere', async () => {
      const gate = deferred()
      hooks.beforeSend = async (event) => {
        await gate.promise
        return event
      }
      const event_id = sdk.captureException(new TypeError('late'))
      const reset = sentry.reset()
      // what is captured while the late one lands belongs to what comes after
      const next = sdk.captureMessage('next')
      gate.resolve()
      await reset
      await sentry.settled()
      expect(sentry.event(event_id)).toBeUndefined()
      expect(sentry.events.map((event) => event.event_id)).toEqual([next])
    })

    test('a late drop lands nowhere', async () => {
      const gate = deferred()
      hooks.beforeSend = async () => {
        await gate.promise
        return null
      }
      sdk.captureException(new TypeError('late'))
      const reset = sentry.reset()
      gate.resolve()
      await reset
      await sentry.settled()
      expect(sentry.drops).toEqual([])
      await expect(sentry).toHaveCapturedNothing()
    })

    test('a late answer lands nowhere', async () => {
      const answer = deferred<{ statusCode: number }>()
      const asked = deferred()
      sentry.respondWith(() => {
        asked.resolve()
        return answer.promise
      })
      sdk.captureMessage('late')
      await asked.promise
      const reset = sentry.reset()
      answer.resolve({ statusCode: 200 })
      await reset
      await sentry.settled()
      expect(sentry.items).toEqual([])
      expect(sentry.drops).toEqual([])
    })
  })
}
