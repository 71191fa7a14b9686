import { createFakeTransport, expectSentry } from 'expect-sentry'
import { expect } from 'vitest'

const sentry = createFakeTransport()

// each line is a mistake that has to be a compile error
export async function mistakes(): Promise<void> {
  // @ts-expect-error a query key that no event has
  await expect(sentry).toHaveCapturedHandled({ tag: { gateway: 'stripe' } })
  // @ts-expect-error the same behind an identity
  await expect(sentry).toHaveCapturedHandled(TypeError, { tag: { gateway: 'stripe' } })
  // @ts-expect-error a level that Sentry does not have
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warn' })
  // @ts-expect-error the tag says yes or no
  await expect(sentry).toHaveCapturedException({ handled: true })
  // @ts-expect-error a matcher that does not exist
  await expect(sentry).toHaveCapturedHandledError(TypeError)
  // @ts-expect-error the same behind .not
  await expect(sentry).not.toHaveCapturedHandledError(TypeError)
  // @ts-expect-error an identity that is no error
  await expect(sentry).toHaveCapturedHandled(42)
  // @ts-expect-error the same outside a runner
  await expectSentry(sentry).toHaveCapturedHandled({ tag: { gateway: 'stripe' } })
  // @ts-expect-error an option that does not exist
  createFakeTransport({ stict: true })
}
