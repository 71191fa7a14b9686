import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, beforeAll, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0', environment: 'test' }))

beforeAll(() => {
  Sentry.captureMessage('before all tests')
})

afterAll(() => {
  Sentry.captureMessage('after all tests')
})

test('checkout works while Sentry is down', async () => {
  sentry.respondWith({ statusCode: 503 })
  Sentry.captureException(new RangeError('the cart is empty'))
  await expect(sentry).toHaveDropped('send_error')
})

let attempts = 0
test('a flaky one reports at each attempt', { retry: 1 }, async () => {
  attempts += 1
  Sentry.captureMessage(`attempt ${attempts}`)
  await expect(sentry).toHaveCapturedMessage('attempt 2')
})
