import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

const sentry = createFakeTransport()

test('mocked within a test, and unmocked', async () => {
  vi.doMock('@sentry/node', () => ({ init: vi.fn(), captureException: vi.fn() }))
  const mocked = await import('@sentry/node')
  mocked.init(sentry.instrument({}))
  mocked.captureException(new Error('swallowed'))
  await expect(expect(sentry).not.toHaveCapturedException()).rejects.toThrow('is mocked')

  vi.doUnmock('@sentry/node')
  const real = await import('@sentry/node')
  real.init(sentry.instrument({}))
  real.captureException(new Error('reported'))
  await expect(sentry).toHaveCapturedHandled('reported')
})
