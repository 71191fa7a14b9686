const { afterEach, expect, test } = require('@jest/globals')
const Sentry = require('@sentry/node')
const { createFakeTransport } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())
// `jest` itself is in scope in every CommonJS file
afterEach(() => jest.useRealTimers())

test('a caught error is handled', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'))

  await expect(sentry).toHaveCapturedHandled(TypeError, { event_id })
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('the recording starts empty, and works under fake timers', async () => {
  jest.useFakeTimers()
  await expect(sentry).not.toHaveCapturedEvent()
  Sentry.captureMessage('stock is low', 'warning')

  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
})
