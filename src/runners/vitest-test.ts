import type { FakeTransport } from 'expect-sentry'
import { startIsolatedTest } from 'expect-sentry/runner'
import { test as base } from 'vitest'
import { recordsFor } from './vitest-record.js'

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
    async ({ task, onTestFinished }, use) => {
      const isolated = startIsolatedTest(task.concurrent === true)
      recordsFor(task, isolated.sentry)
      // last of all, so that what a hook or another fixture captures is in the recording too
      onTestFinished(() => isolated.end(task.result?.state === 'fail'))
      await use(isolated.sentry)
    },
    { auto: true },
  ],
})
