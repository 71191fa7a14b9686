import { expect, test } from 'bun:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a wrong claim', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedUnhandled(TypeError)
})

test('a wrong claim that nobody awaits', () => {
  expect(sentry).toHaveCapturedMessage('stock is low')
})

test('a mistyped id', async () => {
  const body = JSON.parse(JSON.stringify({ event_id: Sentry.captureException(new Error('boom')) }))
  await expect(sentry).toHaveCapturedEvent(body.event_idd)
})

test('a mistyped id, negated', async () => {
  const body = JSON.parse(JSON.stringify({ event_id: Sentry.captureException(new Error('boom')) }))
  await expect(sentry).not.toHaveCapturedEvent(body.event_idd)
})

test('an asymmetric matcher of Bun, which shows nothing of itself', async () => {
  Sentry.captureException(new Error('boom'))
  await expect(sentry).not.toHaveCapturedException({ value: expect.stringContaining('boom') })
})
