import { expect, test } from 'bun:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a caught error is handled', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe' } })

  await expect(sentry).toHaveCapturedHandled(TypeError, { event_id, tags: { gateway: /^str/ } })
  await expect(sentry).not.toHaveCapturedUnhandled()
  expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')
})

test('the recording starts empty', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
  Sentry.captureMessage('stock is low', 'warning')
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning', times: 1 })
})

test('a wrong claim is rejected, with the nearest event', async () => {
  Sentry.captureException(new TypeError('boom'))

  let text = ''
  try {
    await expect(sentry).toHaveCapturedUnhandled(TypeError)
  } catch (error) {
    text = String(error)
  }
  expect(text).toContain('Nearest: #1, 1 field differs: handled')
})
