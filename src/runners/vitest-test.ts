import type { FakeTransport } from 'expect-sentry'
import { startIsolatedTest } from 'expect-sentry/runner'
import { test as base } from 'vitest'

/**
 * Vitest's `test`, with a recording and a client of its own for each test, so that they may run
 * concurrently: plain `Sentry.captureException(...)` calls go to the test that makes them.
 *
 * @example
 * test.concurrent('reports a declined card', async ({ sentry }) => {
 *   await checkout(declinedCard)
 *   await expect(sentry).toHaveCapturedHandled(PaymentError)
 * })
 */
export const test = base.extend<{ sentry: FakeTransport }>({
  sentry: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's own text
    async ({}, use) => {
      const isolated = startIsolatedTest()
      await use(isolated.sentry)
      await isolated.end()
    },
    { auto: true },
  ],
})
