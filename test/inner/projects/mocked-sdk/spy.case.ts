import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

vi.mock('@sentry/node', { spy: true })

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('spied functions are the real ones', async () => {
  Sentry.captureException(new Error('reported'))
  expect(Sentry.captureException).toHaveBeenCalledOnce()
  await expect(sentry).toHaveCapturedHandled('reported')
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('a wrong expectation still fails', async () => {
  Sentry.captureException(new Error('reported'))
  await expect(sentry).not.toHaveCapturedException()
})
