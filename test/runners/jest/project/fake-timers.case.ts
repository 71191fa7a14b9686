import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0', tracesSampleRate: 1, beforeSend: dropped }))

function dropped(event: Sentry.ErrorEvent) {
  return event.tags?.drop ? null : event
}

beforeEach(() => {
  jest.useFakeTimers()
})

afterEach(() => {
  jest.useRealTimers()
})

test('events', async () => {
  Sentry.captureException(new RangeError('too far'), { tags: { gateway: 'stripe' } })
  Sentry.captureMessage('stock is low')
  Sentry.captureException(new TypeError('expected'), { tags: { drop: true } })

  await expect(sentry).toHaveCapturedException(RangeError)
  await expect(sentry).toHaveCapturedMessage('stock is low')
  await expect(sentry).not.toHaveCapturedException(TypeError)
  await expect(sentry).toHaveDropped('before_send', { type: 'TypeError' })
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveLeaked('sk-live-1')
})

test('what the SDK sends later by itself', async () => {
  Sentry.startSpan({ name: 'GET /orders' }, () => {
    Sentry.startSpan({ name: 'select', op: 'db' }, () => {})
  })
  Sentry.logger.info('order placed')
  Sentry.metrics.count('orders', 1)
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
  Sentry.captureFeedback({ message: 'the cart is broken' })

  await expect(sentry).toHaveCapturedTransaction('GET /orders')
  await expect(sentry).toHaveCapturedSpan('select', { op: 'db' })
  await expect(sentry).toHaveCapturedLog('order placed')
  await expect(sentry).toHaveCapturedMetric('orders', { value: 1 })
  await expect(sentry).toHaveCapturedCheckIn('nightly', { status: 'ok' })
  await expect(sentry).toHaveCapturedFeedback('the cart is broken')
})

test('waitForEvent, and settled', async () => {
  const waiting = sentry.waitForEvent('late')
  Sentry.captureException(new Error('late'))
  expect((await waiting).value).toBe('late')
  await sentry.settled()
  expect(sentry.pending).toBe(0)
})

test('what is not there fails', async () => {
  await expect(sentry).toHaveCapturedHandled()
})
