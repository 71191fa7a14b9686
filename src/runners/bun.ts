import { afterEach, beforeEach, expect } from 'bun:test'
import { matchers } from 'expect-sentry/runner'
import { endTests, startTests } from './between-tests.js'

/**
 * Registers the matchers and resets every live recording before each test. There is no guard
 * against forgotten awaits: Bun waits for an asynchronous matcher where it is called, awaited or
 * not, and fails the test (1.4).
 */
export function setUpBun(): void {
  expect.extend(matchers)
  beforeEach(() => startTests(false))
  afterEach(() => endTests())
}
