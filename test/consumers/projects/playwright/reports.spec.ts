import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a caught error is handled', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'))

  await expect(sentry).toHaveCapturedHandled(TypeError, { event_id })
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('the recording starts empty', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
  expect([1, 2]).toHaveLength(2)
})
