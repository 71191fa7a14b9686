import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const sentry = createFakeTransport()
let beforeSendLog: 'keep' | 'drop' = 'keep'
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    tracesSampleRate: 1,
    enableLogs: true,
    beforeSendLog: (log) => (beforeSendLog === 'keep' ? log : null),
    beforeSend: (event) => (event.message === 'unwanted' ? null : event),
  }),
)

const types = () => sentry.items.map(({ type }) => type)
const payloads = (type: string) =>
  sentry.items.filter((item) => item.type === type).map(({ payload }) => JSON.stringify(payload))

describe.each(['real', 'fake'])(
  'settled() with %s timers brings what waits in buffers',
  (timers) => {
    beforeEach(() => {
      if (timers === 'fake') vi.useFakeTimers()
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    test('logs', async () => {
      Sentry.logger.info('a log line', { cart: 3 })
      await sentry.settled()
      expect(types()).toEqual(['log'])
      expect(payloads('log')[0]).toContain('a log line')
    })

    test('metrics', async () => {
      Sentry.metrics.count('checkouts', 2)
      await sentry.settled()
      expect(types()).toEqual(['trace_metric'])
      expect(payloads('trace_metric')[0]).toContain('checkouts')
    })

    test('spans', async () => {
      Sentry.startSpan({ name: 'GET /cart', op: 'http.server' }, () => {})
      await sentry.settled()
      expect(types()).toEqual(['span'])
      expect(payloads('span')[0]).toContain('GET /cart')
    })

    test('reports of what was dropped', async () => {
      Sentry.captureMessage('unwanted')
      await sentry.settled()
      expect(types()).toContain('client_report')
      expect(payloads('client_report')).toEqual([
        expect.stringContaining('{"reason":"before_send","category":"error","quantity":1}'),
      ])
    })

    test('all of them together, beside events', async () => {
      const event_id = Sentry.captureException(new Error('boom'))
      Sentry.logger.warn('a log line')
      Sentry.metrics.gauge('stock', 5)
      Sentry.startSpan({ name: 'GET /cart' }, () => Sentry.captureMessage('within a span'))
      await sentry.settled()
      expect(types().sort()).toEqual(
        ['event', 'event', 'log', 'session', 'span', 'trace_metric'].sort(),
      )
      expect(sentry.events[0]?.event_id).toBe(event_id)
      expect(sentry.drops).toEqual([])
    })
  },
)

describe('they are no events', () => {
  test('toHaveCapturedNothing() sees them, events do not', async () => {
    Sentry.logger.info('a log line')
    await expect(sentry).not.toHaveCapturedEvent()
    await expect(sentry).not.toHaveCapturedNothing()
    expect(sentry.events).toEqual([])
  })

  test('sessions and client reports of the SDK itself are nothing', async () => {
    Sentry.captureSession()
    Sentry.captureMessage('unwanted')
    await expect(sentry).toHaveCapturedNothing()
    expect(types().sort()).toEqual(['client_report', 'session'])
  })
})

describe('lost ones', () => {
  test('a log that a hook drops has its own category', async () => {
    beforeSendLog = 'drop'
    Sentry.logger.info('unwanted')
    await sentry.settled()
    beforeSendLog = 'keep'
    const told = sentry.drops.map(({ reason, category, quantity, event }) => [
      reason,
      category,
      quantity,
      event,
    ])
    expect(told).toContainEqual(['before_send', 'log_item', 1, undefined])
  })

  test('a drop of a log is no event lost: the next event is paired with its own', async () => {
    beforeSendLog = 'drop'
    Sentry.logger.info('unwanted log')
    Sentry.captureMessage('unwanted')
    await sentry.settled()
    beforeSendLog = 'keep'
    const errors = sentry.drops.filter(({ category }) => category === 'error')
    expect(errors.map(({ reason, event }) => [reason, event?.message])).toEqual([
      ['before_send', 'unwanted'],
    ])
  })

  test('the network is down for all of them', async () => {
    sentry.respondWith(new Error('ECONNREFUSED'))
    Sentry.logger.info('one')
    Sentry.logger.info('two')
    Sentry.metrics.count('checkouts')
    Sentry.startSpan({ name: 'GET /cart' }, () => {})
    Sentry.captureMessage('an event')
    await sentry.settled()
    const told = sentry.drops.map(({ reason, category, quantity }) => [reason, category, quantity])
    expect(told.sort()).toEqual([
      ['network_error', 'error', 1],
      ['network_error', 'log_item', 2],
      ['network_error', 'session', 1],
      ['network_error', 'span', 1],
      ['network_error', 'trace_metric', 1],
    ])
  })

  test('a rate limit on logs lets events through', async () => {
    sentry.respondWith({ statusCode: 200, headers: { 'X-Sentry-Rate-Limits': '60:log_item:key' } })
    Sentry.captureMessage('first')
    await sentry.settled()
    Sentry.logger.info('held back')
    Sentry.captureMessage('second')
    await sentry.settled()
    expect(sentry.events.map(({ message }) => message)).toEqual(['first', 'second'])
    expect(payloads('log')).toEqual([])
    expect(sentry.drops).toMatchObject([{ reason: 'ratelimit_backoff', category: 'log_item' }])
  })

  test('what was left in buffers does not outlast a reset', async () => {
    Sentry.logger.info('of the test before')
    Sentry.metrics.count('of_the_test_before')
    Sentry.startSpan({ name: 'of the test before' }, () => {})
    await sentry.reset()
    await expect(sentry).toHaveCapturedNothing()
    expect(types().filter((type) => type !== 'client_report')).toEqual([])
  })

  test('reports of what was lost do not outlast it either', async () => {
    // whatever tests before this one lost
    await sentry.settled()
    await sentry.reset()
    sentry.respondWith(new Error('ECONNREFUSED'))
    Sentry.captureMessage('lost')
    await expect(sentry).toHaveDropped('network_error', { message: 'lost' })
    await sentry.reset()
    Sentry.captureMessage('unwanted')
    await sentry.settled()
    expect(payloads('client_report')).toEqual([
      expect.stringMatching(
        /"discarded_events":\[\{"reason":"before_send","category":"error","quantity":1\}\]/,
      ),
    ])
  })
})
