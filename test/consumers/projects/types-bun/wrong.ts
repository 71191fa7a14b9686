import { expect } from 'bun:test'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()

// each line is a mistake that has to be a compile error
export async function mistakes(): Promise<void> {
  // @ts-expect-error a matcher that does not exist
  await expect(sentry).toHaveCapturedHandledError(TypeError)
  // @ts-expect-error the same behind .not
  await expect(sentry).not.toHaveCapturedHandledError(TypeError)
  // @ts-expect-error a query key that no event has
  await expect(sentry).toHaveCapturedHandled({ tag: { gateway: 'stripe' } })
  // @ts-expect-error the same behind an identity
  await expect(sentry).toHaveCapturedHandled(TypeError, { tag: { gateway: 'stripe' } })
  // @ts-expect-error a level that Sentry does not have
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warn' })
}
