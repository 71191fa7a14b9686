const Sentry = require('@sentry/node')
const { createFakeTransport, expectSentry } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

describe('with a reset', () => {
  afterEach(() => sentry.reset())

  it('a forgotten await', () => {
    expectSentry(sentry).toHaveCapturedMessage('never')
  })
})
