import type { SentryMatchers } from 'expect-sentry/matchers'
import { setUpJest } from './runners/jest.js'

setUpJest()

// `expect` of @jest/globals
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SentryMatchers {}
}

// the global `expect` of @types/jest
declare global {
  namespace jest {
    interface Matchers<R, T> extends SentryMatchers {}
  }
}

export type { SentryMatchers } from 'expect-sentry/matchers'
