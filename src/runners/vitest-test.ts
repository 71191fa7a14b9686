import type { FakeTransport } from 'expect-sentry'
import { startIsolatedTest } from 'expect-sentry/runner'
import { test as base, type RunnerTestCase, type TestContext } from 'vitest'
import { lazily } from './lazily.js'
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
export const test = lazily(() =>
  base.extend<{ sentry: FakeTransport }>({
    // Vitest reads the source of this function
    sentry: [({ task, onTestFinished }, use) => isolate(task, onTestFinished, use), { auto: true }],
  }),
)

async function isolate(
  task: Readonly<RunnerTestCase>,
  onTestFinished: TestContext['onTestFinished'],
  use: (sentry: FakeTransport) => Promise<void>,
): Promise<void> {
  const isolated = startIsolatedTest(task.concurrent === true)
  recordsFor(task, isolated.sentry)
  // last of all, so that what a hook or another fixture captures is in the recording too
  onTestFinished(() => isolated.end(task.result?.state === 'fail'))
  await use(isolated.sentry)
}
