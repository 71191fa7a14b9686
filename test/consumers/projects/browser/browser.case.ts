import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, expect, test, vi } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))
afterEach(() => vi.useRealTimers())

test('what a click handler catches and reports', async () => {
  const button = document.createElement('button')
  document.body.append(button)
  let event_id: string | undefined
  button.addEventListener('click', () => {
    event_id = Sentry.captureException(new RangeError('the cart is empty'))
  })
  button.click()

  await expect(sentry).toHaveCapturedHandled(RangeError, { event_id, times: 1 })
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('what window.onerror reports', async () => {
  window.onerror?.('boom', 'shop.js', 1, 1, new TypeError('boom'))

  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.browser.global_handlers.onerror' },
    request: { url: (url: string) => url.startsWith(location.origin) },
  })
})

test('under fake timers', async () => {
  vi.useFakeTimers()
  Sentry.captureMessage('stock is low', 'warning')

  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
})

test('a wrong claim is rejected, with the nearest event', async () => {
  Sentry.captureException(new RangeError('the cart is empty'))

  await expect(expect(sentry).toHaveCapturedUnhandled(RangeError)).rejects.toThrow(
    'Nearest: #1, 1 field differs: handled',
  )
})
