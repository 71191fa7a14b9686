import { beforeAll, expect, jest, test } from '@jest/globals'
import { createFakeTransport } from 'expect-sentry'

// as babel-jest hoists it, above every import of the SDK
jest.mock('@sentry/node')

const sentry = createFakeTransport()
let Sentry: typeof import('@sentry/node')
beforeAll(async () => {
  Sentry = await import('@sentry/node')
  Sentry.init(sentry.instrument({}))
})

test('positive', async () => {
  Sentry.captureException(new Error('swallowed'))
  await expect(sentry).toHaveCapturedHandled('swallowed')
})

test('negative', async () => {
  Sentry.captureException(new Error('swallowed'))
  await expect(sentry).not.toHaveCapturedException()
})

test('attach', () => {
  sentry.attach(Sentry)
})
