import { activateGuard, followPromises, guardFile, matchers, shared } from 'expect-sentry/runner'
import { beforeAll, beforeEach, expect } from 'vitest'
import { endFile, endTests, startTests, throwUnawaited } from './between-tests.js'
import { mockedSdkModule } from './vitest-mocks.js'

/**
 * Registers the matchers, guards against forgotten awaits, and resets every live recording before
 * each test. The guard asks at the very end of a test (`onTestFinished` runs after all hooks,
 * whatever their order), and once more when the file's hooks have run.
 */
export function setUpVitest(): void {
  expect.extend(matchers)
  activateGuard({ unguarded: UNGUARDED })
  followPromises()
  shared().mockedModule = mockedSdkModule

  beforeAll(() => {
    guardFile(true)
    // what a beforeAll returns runs after every afterAll
    return async () => {
      guardFile(false)
      await throwUnawaited()
      endFile()
    }
  })
  beforeEach(async ({ onTestFinished, task }) => {
    onTestFinished(async () => {
      await throwUnawaited(task.id)
      // a test that has failed already need not hear what it left unasserted
      if (task.result?.state === 'fail') return
      await endTests()
    })
    await startTests(task.concurrent === true)
  })
}

const UNGUARDED =
  'This test file runs without the hooks of expect-sentry: nothing resets recordings between its ' +
  'tests, and a forgotten await would pass. List the door itself in the setupFiles of the runner, ' +
  "setupFiles: ['expect-sentry/vitest'], not a file that imports it: with isolate: false such a " +
  'file imports it once per worker.'
