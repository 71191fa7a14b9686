import { expect, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('a positive one', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'paypal' } })
  await expect(sentry).toHaveCapturedUnhandled(TypeError, { tags: { gateway: 'stripe' } })
})

test('a negated one', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).not.toHaveCapturedHandled(TypeError)
})

test('one on an event', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'paypal' } })
  await sentry.settled()
  expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')
})

test('one that cannot be judged', async () => {
  await expect(sentry).not.toHaveCapturedEvent(undefined)
})

test('asymmetric matchers of the runner', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'paypal' } })
  await expect(sentry).toHaveCapturedHandled({ tags: { gateway: expect.stringContaining('pay') } })
  await expect(sentry).not.toHaveCapturedHandled({ tags: { gateway: expect.any(Number) } })
})
