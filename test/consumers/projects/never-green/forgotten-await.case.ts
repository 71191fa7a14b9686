import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
// with the SDK's default integrations, a runner does not see an unhandled rejection
Sentry.init(sentry.instrument())

test('would have failed', () => {
  expect(sentry).toHaveCapturedHandled()
})

test('would have passed', () => {
  Sentry.captureException(new Error('boom'))
  expect(sentry).toHaveCapturedHandled('boom')
})
