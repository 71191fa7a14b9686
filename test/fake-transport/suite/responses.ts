import type { FakeResponse } from 'expect-sentry'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deferred } from '../support/deferred.js'
import type { SdkUnderTest } from '../support/sdk.js'

/** What "Sentry" answers decides what counts as delivered, and what the SDK sends afterwards. */
export function responsesSuite({ sdk, sentry }: SdkUnderTest): void {
  const titles = () => sentry.events.map(({ title }) => title)
  const drops = () =>
    sentry.drops
      .filter(({ category }) => category === 'error')
      .map(({ reason, statusCode, event }) => [reason, statusCode, event?.title])

  describe('respondWith', () => {
    // an event updates the session first, and that update would get the first answer
    beforeEach(async () => {
      sdk.endSession()
      await sentry.settled()
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    test('429 with X-Sentry-Rate-Limits holds back that category', async () => {
      const headers = { 'X-Sentry-Rate-Limits': '60:error:organization' }
      sentry.respondWith({ statusCode: 429, headers })
      sdk.captureMessage('first')
      await sentry.settled()
      sdk.captureMessage('second')
      await sentry.settled()
      expect(titles()).toEqual([])
      expect(drops()).toEqual([
        ['send_error', 429, 'first'],
        ['ratelimit_backoff', undefined, 'second'],
      ])
    })

    test('another category is not held back', async () => {
      const headers = { 'x-sentry-rate-limits': '60:transaction;session:key' }
      sentry.respondWith({ statusCode: 200, headers })
      sdk.captureMessage('first')
      await sentry.settled()
      sdk.captureMessage('second')
      await sentry.settled()
      expect(titles()).toEqual(['first', 'second'])
    })

    test('429 with Retry-After holds everything back, until that time is over', async () => {
      vi.useFakeTimers()
      const answers: FakeResponse[] = [{ statusCode: 429, headers: { 'Retry-After': '30' } }]
      sentry.respondWith(() => answers.shift())
      sdk.captureMessage('refused')
      await sentry.settled()
      vi.advanceTimersByTime(29_999)
      sdk.captureMessage('held back')
      await sentry.settled()
      vi.advanceTimersByTime(1)
      sdk.captureMessage('sent again')
      await sentry.settled()
      expect(titles()).toEqual(['sent again'])
      expect(drops()).toEqual([
        ['send_error', 429, 'refused'],
        ['ratelimit_backoff', undefined, 'held back'],
      ])
    })

    test('200 with a rate limit: delivered, and the next one held back', async () => {
      sentry.respondWith({ statusCode: 200, headers: { 'X-Sentry-Rate-Limits': '60::key' } })
      sdk.captureMessage('first')
      await sentry.settled()
      sdk.captureMessage('second')
      await sentry.settled()
      expect(titles()).toEqual(['first'])
      expect(drops()).toEqual([['ratelimit_backoff', undefined, 'second']])
    })

    test.each([413, 500, 400])('%i: a send_error, and nothing held back', async (statusCode) => {
      sentry.respondWith({ statusCode })
      sdk.captureMessage('first')
      await sentry.settled()
      sdk.captureMessage('second')
      await sentry.settled()
      expect(titles()).toEqual([])
      expect(drops()).toEqual([
        ['send_error', statusCode, 'first'],
        ['send_error', statusCode, 'second'],
      ])
    })

    test.each([200, 202, 299])('%i: delivered', async (statusCode) => {
      sentry.respondWith({ statusCode })
      sdk.captureMessage('first')
      await sentry.settled()
      expect(titles()).toEqual(['first'])
    })

    test.each<[string, () => Promise<FakeResponse> | FakeResponse]>([
      ['an Error', () => new Error('ECONNREFUSED')],
      [
        'a function that throws',
        () => {
          throw new Error('ECONNREFUSED')
        },
      ],
      ['a promise of an Error', async () => new Error('ECONNREFUSED')],
      ['a promise that rejects', () => Promise.reject(new Error('ECONNREFUSED'))],
    ])('the network is down: %s', async (_, responder) => {
      sentry.respondWith(responder)
      const event_id = sdk.captureMessage('first')
      await sentry.settled()
      expect(titles()).toEqual([])
      expect(drops()).toEqual([['network_error', undefined, 'first']])
      expect(sentry.drops.at(-1)?.event?.event_id).toBe(event_id)
    })

    test('an Error itself', async () => {
      sentry.respondWith(new Error('ECONNREFUSED'))
      sdk.captureMessage('first')
      await expect(sentry).toHaveDropped('network_error', { message: 'first' })
      await expect(sentry).not.toHaveCapturedMessage()
    })

    test('a function decides for each envelope', async () => {
      sentry.respondWith(({ items }) =>
        items.some(({ payload }) => JSON.stringify(payload).includes('"message":"large"'))
          ? { statusCode: 413 }
          : undefined,
      )
      sdk.captureMessage('small')
      sdk.captureMessage('large')
      await sentry.settled()
      expect(titles()).toEqual(['small'])
      expect(drops()).toEqual([['send_error', 413, 'large']])
    })

    test('a slow answer: in flight until it comes, and recorded only then', async () => {
      const answer = deferred<FakeResponse>()
      const asked = deferred()
      sentry.respondWith(() => {
        asked.resolve()
        return answer.promise
      })
      sdk.captureMessage('slow')
      await asked.promise
      expect(await sdk.flush(5)).toBe(false)
      expect(titles()).toEqual([])
      expect(sentry.pending).toBe(1)

      answer.resolve({ statusCode: 200 })
      await sentry.settled()
      expect(titles()).toEqual(['slow'])
      expect(sentry.pending).toBe(0)
      expect(await sdk.flush(1_000)).toBe(true)
    })

    test('a slow refusal is a drop when it comes', async () => {
      const answer = deferred<FakeResponse>()
      sentry.respondWith(() => answer.promise)
      sdk.captureMessage('slow')
      answer.resolve({ statusCode: 503 })
      await expect(sentry).toHaveDropped('send_error', { statusCode: 503, message: 'slow' })
    })

    test('reset() answers 200 again and forgets rate limits', async () => {
      sentry.respondWith({ statusCode: 429, headers: { 'Retry-After': '3600' } })
      sdk.captureMessage('refused')
      await sentry.settled()
      await sentry.reset()
      expect(sentry.drops).toEqual([])
      sdk.captureMessage('sent again')
      await sentry.settled()
      expect(titles()).toEqual(['sent again'])
    })

    test.each([[{ statusCode: 42 }], [{ status: 429 }], ['429'], [null], [undefined]])(
      'what it does not take is refused at once: %j',
      (response) => {
        expect(() => Reflect.apply(sentry.respondWith, sentry, [response])).toThrow(
          new TypeError(
            'respondWith() takes { statusCode: 200, headers? }, an Error, or a function that ' +
              `returns either; it got ${JSON.stringify(response)}`,
          ),
        )
      },
    )
  })
}
