import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test.fail('a positive one', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'paypal' } })
  await expect(sentry).toHaveCapturedUnhandled(TypeError, { tags: { gateway: 'stripe' } })
})

test.fail('a negated one', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).not.toHaveCapturedHandled(TypeError)
})

test.fail('one on an event', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'paypal' } })
  await sentry.settled()
  expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')
})

test.fail('one that cannot be judged', async () => {
  await expect(sentry).not.toHaveCapturedEvent(undefined)
})

test('asymmetric matchers of the runner', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'paypal' } })
  // @ts-expect-error Playwright has them as Record<string, any>, which any object would be
  await expect(sentry).toHaveCapturedHandled({ tags: { gateway: expect.stringContaining('pay') } })
  // @ts-expect-error the same
  await expect(sentry).not.toHaveCapturedHandled({ tags: { gateway: expect.any(Number) } })
})
