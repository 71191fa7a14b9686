import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))
const notConfigured: { sentry?: typeof sentry } = {}

test('undefined', async () => {
  await expect(notConfigured.sentry).toHaveCapturedHandled()
})

test('undefined, negated', async () => {
  await expect(notConfigured.sentry).not.toHaveCapturedUnhandled()
})

test('its DSN', async () => {
  await expect(sentry.dsn).not.toHaveCapturedUnhandled()
})

test('its events', async () => {
  await expect(sentry.events).not.toHaveCapturedEvent()
})

test('one event', async () => {
  Sentry.captureException(new Error('boom'))
  await sentry.settled()
  await expect(sentry.lastEvent).not.toHaveCapturedUnhandled()
})

test('an event matcher on a recording', () => {
  expect(sentry).not.toBeUnhandled()
})

test('an event matcher on an event that is not there', () => {
  expect(sentry.event('0'.repeat(32))).not.toBeUnhandled()
})
