import type { SentryMatchers } from 'expect-sentry/matchers'

declare global {
  namespace PlaywrightTest {
    interface Matchers<R, T> extends SentryMatchers {}
  }
}

export type { SentryMatchers } from 'expect-sentry/matchers'
export { expect, test } from './runners/playwright.js'
