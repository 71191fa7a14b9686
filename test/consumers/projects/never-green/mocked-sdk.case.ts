import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

vi.mock('@sentry/node')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('captured by a mock', async () => {
  Sentry.captureException(new Error('boom'))
  await expect(sentry).not.toHaveCapturedUnhandled()
})
