import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('forgotten, failing', () => {
  expect(sentry).toHaveCapturedHandled()
})

test('forgotten, passing', () => {
  expect(sentry).toHaveCapturedNothing()
})

test('awaited', async () => {
  Sentry.captureException(new Error('declined'))
  await expect(sentry).toHaveCapturedHandled('declined', { times: 1 })
  await expect(sentry).not.toHaveCapturedUnhandled()
})
