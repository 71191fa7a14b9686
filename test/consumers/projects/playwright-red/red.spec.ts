import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a wrong claim', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedUnhandled(TypeError)
})

test('a forgotten await', () => {
  Sentry.captureException(new TypeError('boom'))
  expect(sentry).toHaveCapturedHandled(TypeError)
})

test('a mistyped id', async () => {
  const body = JSON.parse(JSON.stringify({ event_id: Sentry.captureException(new Error('boom')) }))
  await expect(sentry).toHaveCapturedEvent(body.event_idd)
})
