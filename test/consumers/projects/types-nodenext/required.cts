import expectSentry = require('expect-sentry')

const sentry = expectSentry.createFakeTransport()

async function inCommonJs(): Promise<void> {
  await expectSentry.expectSentry(sentry).toHaveCapturedHandled(TypeError, { level: 'error' })
  // @ts-expect-error a matcher that does not exist
  await expectSentry.expectSentry(sentry).toHaveCapturedHandledError(TypeError)
  // @ts-expect-error a query key that no event has
  await expectSentry.expectSentry(sentry).toHaveCapturedHandled({ tag: { gateway: 'stripe' } })
  // @ts-expect-error a level that Sentry does not have
  await expectSentry.expectSentry(sentry).toHaveCapturedMessage('low', { level: 'warn' })
}

export = { inCommonJs }
