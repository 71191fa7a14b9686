import { test } from 'node:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a wrong claim', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expectSentry(sentry).toHaveCapturedUnhandled(TypeError)
})
