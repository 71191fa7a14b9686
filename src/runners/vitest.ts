import {
  activateGuard,
  followPromises,
  guardFile,
  liveSubjects,
  matchers,
  shared,
  unawaited,
} from 'expect-sentry/runner'
import { beforeAll, beforeEach, expect } from 'vitest'
import { mockedSdkModule } from './vitest-mocks.js'

/**
 * Registers the matchers, guards against forgotten awaits, and resets every live recording before
 * each test. The guard asks at the very end of a test (`onTestFinished` runs after all hooks,
 * whatever their order), and once more when the file's hooks have run.
 */
export function setUpVitest(): void {
  expect.extend(matchers)
  activateGuard()
  followPromises()
  shared().mockedModule = mockedSdkModule

  beforeAll(() => {
    guardFile(true)
    // what a beforeAll returns runs after every afterAll
    return async () => {
      guardFile(false)
      await throwUnawaited()
      for (const subject of liveSubjects()) subject.endFile?.()
    }
  })
  beforeEach(async ({ onTestFinished, task }) => {
    onTestFinished(async () => {
      await throwUnawaited(task.id)
      // a test that has failed already need not hear what it left unasserted
      if (task.result?.state === 'fail') return
      for (const subject of liveSubjects()) await subject.endTest()
    })
    for (const subject of liveSubjects()) await subject.startTest(task.concurrent === true)
  })
}

async function throwUnawaited(task?: string): Promise<void> {
  const forgotten = await unawaited(task)
  if (forgotten) throw forgotten
}
