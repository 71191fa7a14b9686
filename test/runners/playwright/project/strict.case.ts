import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const sentry = createFakeTransport({ strict: true })
Sentry.init(sentry.instrument({}))

test('all asserted', async () => {
  Sentry.captureMessage('stock is low')
  await expect(sentry).toHaveCapturedMessage('stock is low')
})

test.fail('nothing asserted', () => {
  Sentry.captureMessage('stock is low')
})

test.fail('nothing asserted in a test that has failed already', () => {
  Sentry.captureMessage('stock is low')
  throw new Error('the test failed by itself')
})
