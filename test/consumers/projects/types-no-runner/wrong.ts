import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()

// each line is a mistake that has to be a compile error
export async function mistakes(): Promise<void> {
  // @ts-expect-error a matcher that does not exist
  await expectSentry(sentry).toHaveCapturedHandledError(TypeError)
  // @ts-expect-error the same behind .not
  await expectSentry(sentry).not.toHaveCapturedHandledError(TypeError)
  // @ts-expect-error a query key that no event has
  await expectSentry(sentry).toHaveCapturedHandled({ tag: { gateway: 'stripe' } })
  // @ts-expect-error the same behind an identity
  await expectSentry(sentry).toHaveCapturedHandled(TypeError, { tag: { gateway: 'stripe' } })
  // @ts-expect-error a level that Sentry does not have
  await expectSentry(sentry).toHaveCapturedMessage('stock is low', { level: 'warn' })
}
