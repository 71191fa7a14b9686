import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('would have failed', () => {
  expect(sentry).toHaveCapturedHandled()
})

test('would have passed', () => {
  Sentry.captureException(new Error('boom'))
  expect(sentry).toHaveCapturedHandled('boom')
})
