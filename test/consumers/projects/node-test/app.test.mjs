import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())
afterEach(() => sentry.reset())

test('a caught error is handled', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'))

  await expectSentry(sentry).toHaveCapturedHandled(TypeError, { event_id })
  await expectSentry(sentry).toHaveCapturedNothingElse()
})

test('a wrong claim is rejected, with the nearest event', async () => {
  Sentry.captureException(new TypeError('boom'))

  await assert.rejects(expectSentry(sentry).toHaveCapturedUnhandled(TypeError), {
    message: /^Nearest: #1, 1 field differs: handled/m,
  })
})
