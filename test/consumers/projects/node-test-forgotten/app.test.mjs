import { test } from 'node:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a forgotten await', async () => {
  Sentry.captureException(new TypeError('boom'))
  expectSentry(sentry).toHaveCapturedHandled(TypeError)
  await sentry.settled()
})
