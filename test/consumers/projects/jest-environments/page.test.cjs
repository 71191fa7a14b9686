const Sentry = require('@sentry/browser')
const { createFakeTransport } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1 }))

test('what a page catches, and what it does not', async () => {
  Sentry.captureException(new TypeError('caught'), { tags: { gateway: 'stripe' } })
  window.onerror('late', 'shop.js', 1, 1, new RangeError('late'))

  await expect(sentry).toHaveCapturedHandled(TypeError, { tags: { gateway: 'stripe' } })
  await expect(sentry).toHaveCapturedUnhandled('late', { type: 'RangeError' })
  await expect(sentry).not.toHaveLeaked('sk-live-1')
  await expect(sentry).toBeAcceptedBySentry()
})

test('the recording starts empty, and a span is found', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
  Sentry.startSpan({ name: 'pay' }, () => {})
  await expect(sentry).toHaveCapturedSpan('pay')
})

test('a wrong claim is rejected, and a wait ends', async () => {
  Sentry.captureException(new TypeError('boom'))

  await expect(expect(sentry).toHaveCapturedUnhandled(TypeError)).rejects.toThrow(
    'Nearest: #1, 1 field differs: handled',
  )
  await expect(sentry.waitForEvent('never', {}, { timeout: 50 })).rejects.toThrow('Waited: 50 ms')
})
