import type { SentryMatchers } from 'expect-sentry/matchers'
import { setUpVitest } from './runners/vitest.js'

setUpVitest()

// the one declaration that Vitest 3.2, 4 and 5 all accept, with skipLibCheck off too
declare global {
  namespace Chai {
    interface Assertion extends SentryMatchers {}
  }
}

export type { SentryMatchers } from 'expect-sentry/matchers'
export { test } from './runners/vitest-test.js'
