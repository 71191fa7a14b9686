const Sentry = require('@sentry/node')
const { createFakeTransport, expectSentry } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

it('a wrong claim', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expectSentry(sentry).toHaveCapturedUnhandled(TypeError)
})
