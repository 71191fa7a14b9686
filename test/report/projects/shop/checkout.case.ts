import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test as isolatedTest } from 'expect-sentry/vitest'
import { describe, expect, test } from 'vitest'
import { crash, PaymentError, placeOrder } from './app.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    environment: 'test',
    tracesSampleRate: 1,
    enableLogs: true,
    beforeSend: (event) => (event.tags?.noise ? null : event),
  }),
)

describe('checkout', () => {
  test('a declined card is reported as a handled error', async () => {
    const event_id = await placeOrder({ id: 'A-1001', total: 250 })
    await expect(sentry).toHaveCapturedHandled(PaymentError, { event_id })
  })

  test('a paid order reports nothing', async () => {
    await placeOrder({ id: 'A-1002', total: 50 })
    await expect(sentry).not.toHaveCapturedEvent()
  })

  test('a second declined card is the same issue', async () => {
    await placeOrder({ id: 'A-1001', total: 250 })
    await expect(sentry).toHaveCapturedException(PaymentError)
  })

  test('an invoice that cannot be drawn', async () => {
    crash("Cannot read properties of undefined (reading 'lines')")
    await expect(sentry).toHaveCapturedHandled(TypeError)
  })

  test('stock runs low', async () => {
    Sentry.captureMessage('stock is low: 3 left of "Blue mug"', 'warning')
    await expect(sentry).toHaveCapturedMessage(/stock is low/)
  })

  test('noise is dropped', async () => {
    Sentry.captureException(new Error('ResizeObserver loop limit exceeded'), {
      tags: { noise: true },
    })
    await expect(sentry).toHaveDropped('before_send')
  })

  test('markup in a title is text', () => {
    Sentry.captureException(
      new Error('<img src=x onerror="document.title = 1"></script><b>bold</b>'),
    )
  })

  test('a nightly job checks in', async () => {
    Sentry.captureCheckIn({ monitorSlug: 'nightly-invoices', status: 'ok' })
    await expect(sentry).toHaveCapturedCheckIn('nightly-invoices')
  })
})

describe.concurrent('orders at once', () => {
  isolatedTest('a small one', async ({ sentry: own, expect: ownExpect }) => {
    Sentry.captureMessage('small order')
    await ownExpect(own).toHaveCapturedMessage('small order')
  })

  isolatedTest('a large one', async ({ sentry: own, expect: ownExpect }) => {
    Sentry.captureMessage('large order')
    await ownExpect(own).toHaveCapturedMessage('large order')
  })
})
