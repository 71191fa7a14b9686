import { afterAll, afterEach, beforeEach, expect } from '@jest/globals'
import {
  activateGuard,
  guardFile,
  holdRequests,
  matchers,
  releaseRequests,
  shared,
  takeEscape,
  unawaited,
} from 'expect-sentry/runner'
import { endTests, finishConcurrent, startTests, throwUnawaited } from './between-tests.js'
import { listenToCircus } from './jest-events.js'
import { mockedSdkModule } from './jest-mocks.js'

/**
 * Registers the matchers, guards against forgotten awaits, and resets every live recording before
 * each test. Each test file of Jest has globals and modules of its own, and runs this anew.
 *
 * The hooks of a setup file come before those at the top level of a test file, in `afterEach` too,
 * and around concurrent tests there are none: what they miss is asked once more at the very end of
 * each test, and of the file.
 */
export function setUpJest(): void {
  expect.extend(matchers)
  activateGuard({
    // expect 30 calls .then(...).catch(...) of what a matcher returns
    callsOfRunner: 2,
    isUnfinishedForgotten: true,
    framesOfRunner: /[\\/]expect[\\/]build[\\/]/,
  })
  guardFile(true)
  shared().mockedModule = mockedSdkModule

  beforeEach(async () => {
    await throwUnawaited()
    await startTests(false)
  })
  afterEach(async () => {
    const test = expect.getState().currentTestIdentity?.()
    await throwUnawaited(test)
    // a test that has failed already need not hear what it left unasserted
    if (hasFailed(test)) return
    await endTests()
  })
  afterAll(() => throwUnawaited())

  const isListening = listenToCircus({
    async test_done(test) {
      const forgotten = await unawaited(test)
      if (forgotten) test.errors.push(forgotten)
      const escaped = await takeEscape()
      if (escaped) test.errors.push(escaped)
    },
    async concurrent_tests_start() {
      await startTests(true)
    },
    async concurrent_tests_end() {
      finishConcurrent()
    },
    async run_finish({ unhandledErrors }) {
      const forgotten = await unawaited()
      if (forgotten) unhandledErrors.push(forgotten)
      // the modules of Node are those of the next file too
      releaseRequests()
      const escaped = await takeEscape()
      if (escaped) unhandledErrors.push(escaped)
    },
  })
  if (isListening) holdRequests()
}

/** The identity of a test is what jest-circus keeps of it, with the errors that it has so far. */
function hasFailed(test: object | undefined): boolean {
  const errors: unknown = test && Reflect.get(test, 'errors')
  return Array.isArray(errors) && errors.length > 0
}
