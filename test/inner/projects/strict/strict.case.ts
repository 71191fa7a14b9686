import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport({ strict: true })
Sentry.init(sentry.instrument({}))

test('all asserted', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
})

test('nothing captured', () => {})

test('one asserted, one not', async () => {
  Sentry.captureException(new TypeError('boom'))
  Sentry.captureMessage('stock is low', 'warning')
  await expect(sentry).toHaveCapturedHandled(TypeError)
})

test('nothing asserted, and captured in the last moment', () => {
  Sentry.captureMessage('stock is low', 'warning')
})

test('only a negative assertion', async () => {
  Sentry.captureMessage('stock is low', 'warning')
  await expect(sentry).not.toHaveCapturedException()
})

test('asserted, but in a test before this one', () => {
  Sentry.captureException(new TypeError('boom'))
})
