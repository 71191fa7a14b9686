import expectSentry = require('expect-sentry')

const sentry = expectSentry.createFakeTransport()

async function inCommonJs(): Promise<void> {
  await expectSentry.expectSentry(sentry).toHaveCapturedHandled(TypeError, { level: 'error' })
  // @ts-expect-error a query key that no event has
  await expectSentry.expectSentry(sentry).toHaveCapturedHandled({ tag: { gateway: 'stripe' } })
}

export = { inCommonJs }
