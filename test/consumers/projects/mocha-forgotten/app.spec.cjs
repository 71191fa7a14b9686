const Sentry = require('@sentry/node')
const { createFakeTransport, expectSentry } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

it('a forgotten await', async () => {
  Sentry.captureException(new TypeError('boom'))
  expectSentry(sentry).toHaveCapturedHandled(TypeError)
  await sentry.settled()
})
