import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

// a mock that has nothing to do with Sentry changes nothing
vi.mock('node:os')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('asserts as ever', async () => {
  Sentry.captureException(new Error('reported'))
  await expect(sentry).toHaveCapturedHandled('reported')
  await expect(sentry).not.toHaveCapturedUnhandled()
})
