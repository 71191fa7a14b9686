import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'

Sentry.init(createFakeTransport({ strict: true }).instrument({}))

test('ends with an event in flight, and fails by it', () => {
  Sentry.captureException(new TypeError('in the last moment'))
})

test('the next test has nothing to do with it', () => {})
