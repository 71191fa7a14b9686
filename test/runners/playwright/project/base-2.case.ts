import { expect, test } from '@playwright/test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import 'expect-sentry/playwright'

// another file has imported the door in this worker, and its hooks belong to that one
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test.fail('awaited', async () => {
  await expect(sentry).toHaveCapturedNothing()
})

test.fail('forgotten', () => {
  expect(sentry).toHaveCapturedNothing()
})
