import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

vi.mock('@sentry/node', () => ({ init: vi.fn(), captureException: vi.fn() }))

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('positive', async () => {
  Sentry.captureException(new Error('swallowed'))
  await expect(sentry).toHaveCapturedHandled('swallowed')
})

test('negative', async () => {
  Sentry.captureException(new Error('swallowed'))
  await expect(sentry).not.toHaveCapturedException()
})
