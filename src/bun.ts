import type { SentryMatchers } from 'expect-sentry/matchers'
import { setUpBun } from './runners/bun.js'

setUpBun()

declare module 'bun:test' {
  interface Matchers<T = unknown> extends SentryMatchers {}
}

export type { SentryMatchers } from 'expect-sentry/matchers'
