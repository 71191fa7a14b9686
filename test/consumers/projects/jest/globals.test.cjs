const Sentry = require('@sentry/node')
const { createFakeTransport } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a wrong claim is rejected, with the nearest event', async () => {
  Sentry.captureException(new TypeError('boom'))

  await expect(expect(sentry).toHaveCapturedUnhandled(TypeError)).rejects.toThrow(
    'Nearest: #1, 1 field differs: handled',
  )
})
