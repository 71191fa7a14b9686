import { describe, expect, test } from 'vitest'
import type { SdkUnderTest } from '../support/sdk.js'

/** What is captured is recorded: under its id, in order, with the error that it was made of. */
export function recordingSuite({ sdk, sentry }: SdkUnderTest): void {
  describe('recording', () => {
    test('an exception and a message stand where their calls stood, under the ids these returned', async () => {
      const exception = sdk.captureException(new TypeError('boom'))
      const message = sdk.captureMessage('stock is low', 'warning')
      await sentry.settled()
      expect(sentry.events.map(({ event_id, title, level }) => [event_id, title, level])).toEqual([
        [exception, 'TypeError: boom', 'error'],
        [message, 'stock is low', 'warning'],
      ])
      expect(sentry.exceptions.map(({ event_id }) => event_id)).toEqual([exception])
      expect(sentry.messages.map(({ event_id }) => event_id)).toEqual([message])
      expect(sentry.lastEvent).toBe(sentry.events[1])
    })

    test('event(event_id) finds one event, however the id is written', async () => {
      const event_id = sdk.captureException(new TypeError('boom'))
      sdk.captureMessage('another')
      await sentry.settled()
      const dashed = event_id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      expect(dashed).toHaveLength(36)
      for (const id of [event_id, event_id.toUpperCase(), dashed, dashed.toUpperCase()]) {
        expect(sentry.event(id)).toBe(sentry.events[0])
      }
      expect(sentry.event('0'.repeat(32))).toBeUndefined()
      expect(sentry.event('')).toBeUndefined()
    })

    test('an event that brings an id of its own is found by it', async () => {
      const event_id = 'fee1dead'.repeat(4)
      sdk.captureEvent({ event_id, message: 'from elsewhere' })
      await sentry.settled()
      expect(sentry.event(event_id)?.message).toBe('from elsewhere')
    })

    test('event.error is the very object that was captured', async () => {
      const error = new TypeError('boom')
      const thrown = { reason: 'a plain object' }
      sdk.captureException(error)
      sdk.captureException(thrown)
      sdk.captureException('a string')
      sdk.captureMessage('a message')
      await sentry.settled()
      expect(sentry.events.map((event) => event.error)).toEqual([
        error,
        thrown,
        'a string',
        undefined,
      ])
      expect(sentry.events[0]?.error).toBe(error)
      expect(sentry.events[1]?.error).toBe(thrown)
    })

    test('a captured string is an exception, a captureEvent without one is a message', async () => {
      sdk.captureException('a string')
      sdk.captureEvent({ message: 'an event' })
      sdk.captureEvent({})
      await sentry.settled()
      const [exception, event, bare] = sentry.events
      expect([exception?.kind, exception?.value]).toEqual(['exception', 'a string'])
      expect([event?.kind, event?.title]).toEqual(['message', 'an event'])
      expect([bare?.kind, bare?.title]).toEqual(['message', '<unlabeled event>'])
    })

    test('items and envelopes are what was sent', async () => {
      const event_id = sdk.captureMessage('stock is low')
      await sentry.settled()
      const [item, ...others] = sentry.items.filter(({ type }) => type === 'event')
      expect(others).toEqual([])
      expect(item?.payload).toMatchObject({ event_id, message: 'stock is low' })
      const envelope = sentry.envelopes.find(({ items }) => items.some((one) => one === item))
      expect(envelope?.header).toMatchObject({ event_id })
      expect(sentry.lastEvent?.envelope).toBe(envelope)
      expect(sentry.lastEvent?.payload).toBe(item?.payload)
    })

    test('1,000 captures in one tick are all recorded, in order', { timeout: 30_000 }, async () => {
      const ids = Array.from({ length: 1_000 }, (_, index) =>
        index % 2 === 0
          ? sdk.captureException(new Error(`error ${index}`))
          : sdk.captureMessage(`message ${index}`),
      )
      await sentry.settled()
      expect([sentry.events.length, sentry.exceptions.length]).toEqual([1_000, 500])
      expect(sentry.events.findIndex(({ event_id }, index) => event_id !== ids[index])).toBe(-1)
      expect(sentry.drops).toEqual([])
    })
  })
}
