import { beforeAll, expect, jest, test } from '@jest/globals'
import { createFakeTransport } from 'expect-sentry'

// a mock that has nothing to do with Sentry changes nothing
jest.mock('node:dns')

const sentry = createFakeTransport()
let Sentry: typeof import('@sentry/node')
beforeAll(async () => {
  Sentry = await import('@sentry/node')
  Sentry.init(sentry.instrument({}))
})

test('asserts as ever', async () => {
  Sentry.captureException(new Error('reported'))
  await expect(sentry).toHaveCapturedHandled('reported')
})

test('after modules were reset too', async () => {
  jest.resetModules()
  Sentry.captureException(new Error('reported'))
  await expect(sentry).toHaveCapturedHandled('reported')
})
