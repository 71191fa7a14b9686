// @vitest-environment happy-dom
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { startIsolatedTest } from 'expect-sentry/runner'
import { expect, test } from 'vitest'

test('in a page the SDK follows no asynchronous work, and the test is told', () => {
  const sentry = createFakeTransport()
  Sentry.init(sentry.instrument({}))

  expect(() => startIsolatedTest(true)).toThrow(
    'Tests can only be isolated where the SDK follows asynchronous work: @sentry/node and what is ' +
      'built on it. In browsers, and with @sentry/core alone, run tests one after the other.',
  )
})
