import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ enabled: false }))

test('positive', async () => {
  Sentry.captureMessage('lost')
  await expect(sentry).toHaveCapturedMessage('lost')
})

test('negative', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
})
