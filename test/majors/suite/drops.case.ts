import { expect, test } from 'vitest'
import { kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init({
  beforeSend(event) {
    if (event.tags?.hook === 'throws') throw new Error('a bug in the hook')
    return event.tags?.hook === 'drops' ? null : event
  },
})

kind('drops', {
  works() {
    test('by beforeSend, with the event', async () => {
      const event_id = Sentry.captureException(new RangeError('too far'), {
        tags: { hook: 'drops' },
      })
      await expect(sentry).not.toHaveCapturedEvent(event_id)
      await expect(sentry).toHaveDropped('before_send', { type: 'RangeError', times: 1 })
      await expect(sentry).not.toHaveDropped('event_processor')
    })

    test('by a hook that threw', async () => {
      Sentry.captureException(new RangeError('too far'), { tags: { hook: 'throws' } })
      await expect(sentry).not.toHaveCapturedException(RangeError)
      await expect(sentry).toHaveDropped('callback_error', { type: 'RangeError', times: 1 })
    })

    test('by an event processor', async () => {
      Sentry.withScope((scope) => {
        scope.addEventProcessor(() => null)
        Sentry.captureException(new RangeError('too far'))
      })
      await expect(sentry).toHaveDropped('event_processor', { value: 'too far', times: 1 })
    })

    test('because the same error was captured before', async () => {
      const error = new RangeError('too far')
      Sentry.captureException(error)
      const lost = Sentry.captureException(error)
      await expect(sentry).toHaveCapturedException(error, { times: 1 })
      await expect(sentry).toHaveDropped('already_captured', { type: 'RangeError', times: 1 })
      await expect(sentry).not.toHaveCapturedEvent(lost)
    })
  },
})

kind('client report', {
  works() {
    test('says what was dropped', async () => {
      Sentry.captureException(new RangeError('too far'), { tags: { hook: 'drops' } })
      await sentry.settled()
      expect(sentry.clientReports).toMatchObject([
        { discarded_events: [{ reason: 'before_send', category: 'error', quantity: 1 }] },
      ])
      await expect(sentry).toHaveCapturedNothing()
    })
  },
})

/** Sessions and reports travel beside it. */
function isEvent({ type }: { readonly type: string }): boolean {
  return type === 'event'
}

kind('outage', {
  works() {
    test('refused, then held back', async () => {
      const limit = { 'X-Sentry-Rate-Limits': '60:error:organization' }
      sentry.respondWith(({ items }) =>
        items.some(isEvent) ? { statusCode: 429, headers: limit } : undefined,
      )
      Sentry.captureException(new Error('refused'))
      await sentry.settled()
      Sentry.captureException(new Error('held back'))
      await expect(sentry).not.toHaveCapturedEvent()
      await expect(sentry).toHaveDropped('send_error', { value: 'refused', statusCode: 429 })
      await expect(sentry).toHaveDropped('ratelimit_backoff', { value: 'held back', times: 1 })
    })

    test('offline', async () => {
      sentry.respondWith(new Error('ECONNREFUSED'))
      Sentry.captureException(new Error('lost'))
      await expect(sentry).toHaveDropped('network_error', { value: 'lost', times: 1 })
    })

    test('and well again in the next test', async () => {
      Sentry.captureException(new Error('fine'))
      await expect(sentry).toHaveCapturedException('fine')
      await expect(sentry).not.toHaveDropped()
    })

    test('a slow answer', async () => {
      let answer = () => {}
      const answered = new Promise<{ statusCode: number }>((resolve) => {
        answer = () => resolve({ statusCode: 200 })
      })
      sentry.respondWith(({ items }) => (items.some(isEvent) ? answered : undefined))
      Sentry.captureMessage('slow')
      expect(await Sentry.flush(5)).toBe(false)
      expect(sentry.pending).toBe(1)
      answer()
      await expect(sentry).toHaveCapturedMessage('slow')
    })
  },
})
