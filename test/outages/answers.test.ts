import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { deferred } from './support/deferred.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    enableLogs: true,
    tracesSampleRate: 1,
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

/** What the SDK says of its losses once the outage is over. */
async function reported(): Promise<string[]> {
  sentry.respondWith({ statusCode: 200 })
  await sentry.settled()
  return sentry.clientReports.flatMap(({ discarded_events }) =>
    discarded_events.map(
      ({ reason, category, quantity }) => `${quantity} ${category} by ${reason}`,
    ),
  )
}

describe('an event is delivered', () => {
  test.for([200, 201, 204, 299])('with %d', async (statusCode) => {
    sentry.respondWith({ statusCode })
    const event_id = Sentry.captureException(new Error('lost'))
    await expect(sentry).toHaveCapturedEvent(event_id)
    await expect(sentry).not.toHaveDropped()
  })
})

describe('an event is lost', () => {
  test.for([100, 199, 300, 302, 400, 401, 403, 404, 429, 500, 502, 503])(
    'with %d, and Sentry itself counts it',
    async (statusCode) => {
      sentry.respondWith({ statusCode, headers: { 'X-Sentry-Rate-Limits': '0' } })
      const event_id = Sentry.captureException(new Error('lost'))
      await expect(sentry).not.toHaveCapturedEvent(event_id)
      await expect(sentry).toHaveDropped('send_error', { event_id, statusCode, times: 1 })
      await expect(sentry).not.toHaveDropped('network_error')
      expect(sentry.event(event_id)).toBeUndefined()
      expect(sentry.items).toEqual([])
      expect(await reported()).toEqual([])
    },
  )

  test('with 413, which the SDK reports', async () => {
    sentry.respondWith({ statusCode: 413 })
    const event_id = Sentry.captureException(new Error('lost'), {
      attachments: [{ filename: 'large.bin', data: 'A' }],
    })
    await Sentry.flush()
    expect(await reported()).toEqual(['1 error by send_error', '1 attachment by send_error'])
    await expect(sentry).toHaveDropped('send_error', { event_id, statusCode: 413, times: 1 })
    await expect(sentry).toHaveDropped('send_error', { category: 'attachment', statusCode: 413 })
  })

  const offline = {
    'an Error': new Error('ECONNREFUSED'),
    'a function that returns an Error': () => new Error('ECONNREFUSED'),
    'a function that throws': () => {
      throw new Error('ECONNREFUSED')
    },
    'a promise of an Error': () => Promise.resolve(new Error('ECONNREFUSED')),
    'a promise that rejects': () => Promise.reject(new Error('ECONNREFUSED')),
  }

  test.for(Object.entries(offline))('with %s', async ([, response]) => {
    sentry.respondWith(response)
    const event_id = Sentry.captureException(new Error('lost'))
    await Sentry.flush()
    expect(await reported()).toEqual(['1 error by network_error'])
    await expect(sentry).not.toHaveCapturedEvent(event_id)
    await expect(sentry).toHaveDropped('network_error', {
      event_id,
      category: 'error',
      statusCode: undefined,
      times: 1,
    })
  })

  test('and an assertion in the middle of an outage costs no report of it', async () => {
    sentry.respondWith(new Error('ECONNREFUSED'))
    Sentry.captureException(new Error('lost'))
    await expect(sentry).toHaveDropped('network_error')
    await expect(sentry).not.toHaveCapturedEvent()
    expect(await reported()).toEqual(['1 error by network_error'])
  })
})

describe('a function answers each envelope', () => {
  test('by what is in it', async () => {
    sentry.respondWith(({ items }) =>
      items.some(({ type }) => type === 'log') ? { statusCode: 500 } : undefined,
    )
    Sentry.logger.info('lost')
    Sentry.captureMessage('delivered')
    await expect(sentry).toHaveCapturedMessage('delivered')
    await expect(sentry).not.toHaveCapturedLog()
    await expect(sentry).toHaveDropped('send_error', { category: 'log_item', times: 1 })
    await expect(sentry).not.toHaveDropped({ category: 'error' })
  })

  test('in turn', async () => {
    const answers = [500, 200, 413]
    sentry.respondWith(() => ({ statusCode: answers.shift() ?? 200 }))
    for (const name of ['first', 'second', 'third', 'fourth']) {
      Sentry.captureMessage(name)
      await sentry.settled()
    }
    expect(sentry.messages.map(({ message }) => message)).toEqual(['second', 'fourth'])
    expect(sentry.drops.map(({ event, statusCode }) => [event?.message, statusCode])).toEqual([
      ['first', 500],
      ['third', 413],
    ])
  })

  test.for([
    [null, 'null'],
    ['down', '"down"'],
    [{ status: 500 }, '{"status":500}'],
    [{ statusCode: '500' }, '{"statusCode":"500"}'],
    [{ statusCode: 99 }, '{"statusCode":99}'],
    [{ statusCode: 600 }, '{"statusCode":600}'],
  ])('%o is no answer', async ([answer, shown]) => {
    const say = () => Reflect.apply(sentry.respondWith, sentry, [answer])
    expect(say).toThrow(
      new TypeError(
        'respondWith() takes { statusCode: 200, headers? }, an Error, or a function that ' +
          `returns either; it got ${shown}`,
      ),
    )
    Sentry.captureMessage('still taken')
    await expect(sentry).toHaveCapturedMessage('still taken')
  })

  test.for([
    ['at once', (): unknown => null],
    ['at last', async (): Promise<unknown> => null],
  ] as const)(
    'an answer that is none, %s, is a mistake that no assertion hides',
    async ([_, respond]) => {
      Reflect.apply(sentry.respondWith, sentry, [respond])
      Sentry.captureMessage('lost')
      const mistake =
        'The function that respondWith() was given has to return { statusCode: 200, headers? }, an ' +
        'Error, or nothing; it returned null.'
      await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(mistake)
      await expect(expect(sentry).toHaveDropped()).rejects.toThrow(mistake)
      expect(sentry.drops.at(-1)).toMatchObject({
        reason: 'network_error',
        event: { message: 'lost' },
      })
      await sentry.reset()
      await expect(sentry).not.toHaveCapturedEvent()
    },
  )
})

describe('a slow answer', () => {
  test('is waited for, and what is on its way is pending', async () => {
    const answer = deferred<{ statusCode: number }>()
    sentry.respondWith(() => answer.promise)
    Sentry.captureMessage('slow')
    expect(await Sentry.flush(5)).toBe(false)
    expect(sentry.pending).toBe(1)
    expect(sentry.messages).toEqual([])
    expect(sentry.drops).toEqual([])
    answer.resolve({ statusCode: 200 })
    expect(await Sentry.flush(1_000)).toBe(true)
    expect(sentry.pending).toBe(0)
    await expect(sentry).toHaveCapturedMessage('slow', { times: 1 })
  })

  test('may be a refusal', async () => {
    const answer = deferred<{ statusCode: number }>()
    sentry.respondWith(() => answer.promise)
    Sentry.captureMessage('slow')
    const judged = expect(sentry).toHaveDropped('send_error', { message: 'slow' })
    answer.resolve({ statusCode: 503 })
    await judged
    await expect(sentry).not.toHaveCapturedMessage()
  })

  test('to a test that has ended is no concern of the next', async () => {
    const answer = deferred<{ statusCode: number }>()
    sentry.respondWith(() => answer.promise)
    Sentry.captureMessage('slow')
    await Sentry.flush(5)
    const reset = sentry.reset()
    answer.resolve({ statusCode: 200 })
    await reset
    Sentry.captureMessage('next')
    await expect(sentry).toHaveCapturedMessage('next')
    await expect(sentry).toHaveCapturedEvent({ times: 1 })
  })
})
