import { test } from '@playwright/test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect } from 'expect-sentry/playwright'

// the test of Playwright itself, with the expect of the door
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('awaited, it passes', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
})

test('recordings are reset', async () => {
  await expect(sentry).toHaveCapturedNothing()
})

test.fail('forgotten, it fails', () => {
  expect(sentry).toHaveCapturedNothing()
})
