import { afterEach, beforeEach, expect } from 'bun:test'
import { holdRequests, matchers } from 'expect-sentry/runner'
import { endTests, startTests, throwEscaped } from './between-tests.js'

/**
 * Registers the matchers and resets every live recording before each test. There is no guard
 * against forgotten awaits: Bun waits for an asynchronous matcher where it is called, awaited or
 * not, and fails the test (1.4).
 */
export function setUpBun(): void {
  const told = Object.entries(matchers).map(([name, matcher]) => [name, forBun(name, matcher)])
  expect.extend(Object.fromEntries(told))
  beforeEach(() => startTests(false))
  afterEach(async () => {
    await throwEscaped()
    await endTests()
  })
  holdRequests()
}

interface BunState {
  readonly isNot: boolean
}

/**
 * Bun names a matcher by its `displayName`, else as its function is called in the minified file.
 * Around an error that one throws or rejects with it shows that file (1.4). So what could not be
 * judged is handed over as a failure, negated or not.
 */
function forBun(displayName: string, matcher: (typeof matchers)[string]): object {
  function judge(this: BunState, received: unknown, ...args: unknown[]): object {
    try {
      const judged = matcher.call(this, received, ...args)
      return 'then' in judged ? judged.catch((error) => failure(error, this.isNot)) : judged
    } catch (error) {
      return failure(error, this.isNot)
    }
  }
  return Object.assign(judge, { displayName })
}

function failure(error: unknown, isNot: boolean): object {
  const text = error instanceof Error ? error.message : String(error)
  return { pass: isNot, message: () => text }
}
