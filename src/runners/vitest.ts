import {
  activateGuard,
  followPromises,
  guardFile,
  holdRequests,
  matchers,
  shared,
} from 'expect-sentry/runner'
import { beforeAll, beforeEach, expect, type RunnerTestCase, type RunnerTestFile } from 'vitest'
import {
  endFile,
  endTests,
  finishConcurrent,
  startTests,
  throwEscaped,
  throwUnawaited,
} from './between-tests.js'
import { mockedSdkModule } from './vitest-mocks.js'
import { handOverFile, handOverTest } from './vitest-record.js'

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
  holdRequests()

  let file: RunnerTestFile | undefined
  beforeAll(() => {
    guardFile(true)
    // what a beforeAll returns runs after every afterAll
    return async () => {
      guardFile(false)
      if (file) await handOverFile(file)
      await throwUnawaited()
      endFile()
      await throwEscaped()
    }
  })
  beforeEach(async ({ annotate, onTestFinished, task }) => {
    file = task.file
    onTestFinished(async () => {
      if (task.concurrent === true) finishConcurrent()
      try {
        await endTest(task)
      } catch (error) {
        await handOverTest({ annotate, task }, [error])
        throw error
      }
      await handOverTest({ annotate, task }, [])
    })
    if (task.concurrent !== true) await handOverFile(file)
    await startTests(task.concurrent === true)
  })
}

async function endTest(task: Readonly<RunnerTestCase>): Promise<void> {
  await throwUnawaited(task.id)
  await throwEscaped()
  // a test that has failed already need not hear what it left unasserted
  if (task.result?.state === 'fail') return
  await endTests()
}

const UNGUARDED =
  'This test file runs without the hooks of expect-sentry: nothing resets recordings between its ' +
  'tests, and a forgotten await would pass. List the door itself in the setupFiles of the runner, ' +
  "setupFiles: ['expect-sentry/vitest'], not a file that imports it: with isolate: false such a " +
  'file imports it once per worker.'
