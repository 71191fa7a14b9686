import { expect as baseExpect, test as baseTest } from '@playwright/test'
import { activateGuard, guardFile, holdRequests, matchers } from 'expect-sentry/runner'
import { endTests, startTests, throwEscaped, throwUnawaited } from './between-tests.js'

activateGuard({
  adoptsBehindPromise: true,
  isUnfinishedForgotten: true,
  unguarded:
    'This test runs without the fixtures of expect-sentry: nothing resets recordings before it, ' +
    'and a forgotten await would pass. Take its test from the door: import { expect, test } from ' +
    "'expect-sentry/playwright', or mergeTests(test, yours).",
})

holdRequests()

/** All tests of a worker have the same worker fixtures: those of this door, or none. */
let hasFixtures = false

/**
 * Playwright's `test`, which resets every live recording before each test and fails one that did
 * not await an assertion. Fixtures of your own go on top: `test.extend({ ... })`, or
 * `mergeTests(test, yours)`. A worker runs one test at a time, so none needs a recording of its own.
 *
 * @example
 * test('a declined card is reported', async ({ page }) => {
 *   await page.getByRole('button', { name: 'Pay' }).click()
 *   await expect(ingest).toHaveCapturedHandled('card declined')
 * })
 */
export const test = baseTest.extend<
  { expectSentryGuard: undefined },
  { expectSentryHooks: undefined }
>({
  // around beforeAll and afterAll too, where the fixtures of a test do not run
  expectSentryHooks: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's own text
    async ({}, use) => {
      hasFixtures = true
      guardFile(true)
      await use(undefined)
      await throwUnawaited()
      await throwEscaped()
    },
    { scope: 'worker', auto: true },
  ],
  expectSentryGuard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's own text
    async ({}, use, testInfo) => {
      await startTests(false)
      await use(undefined)
      await throwUnawaited()
      await throwEscaped()
      // a test that has failed already need not hear what it left unasserted
      if (testInfo.errors.length === 0) await endTests()
    },
    { auto: true },
  ],
})

/**
 * Playwright's `expect`, with the matchers of this package. It extends its own `expect` in place
 * too; merged with others of yours: `mergeExpects(expect, yours)`.
 */
baseExpect.extend(matchers)
export const expect = baseExpect

hookIntoThisFile()

/**
 * Guards and resets in a test file that keeps Playwright's own `test`, as far as hooks reach: they
 * belong to the file that imports the door first in its worker. In others an assertion says so.
 */
function hookIntoThisFile(): void {
  try {
    baseTest.beforeAll(() => guardFile(true))
    baseTest.beforeEach(() => startTests(false))
    baseTest.afterEach(async () => {
      await throwUnawaited()
      await throwEscaped()
    })
    baseTest.afterAll(async () => {
      guardFile(hasFixtures)
      await throwUnawaited()
    })
  } catch {
    // imported outside of a test file, where Playwright allows no hooks
  }
}
