import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const shared = createFakeTransport()
Sentry.init(shared.instrument({}))
Sentry.setTag('shop', 'north')

test.beforeAll(async () => {
  Sentry.captureMessage('starting')
  await expect(shared).toHaveCapturedMessage('starting')
})

test('what beforeAll captured is gone, what the app set after its init is not', async () => {
  await expect(shared).toHaveCapturedNothing()
  Sentry.setTag('role', 'guest')
  Sentry.captureException(new TypeError('boom'))
  await expect(shared).toHaveCapturedHandled(TypeError, { tags: { shop: 'north', role: 'guest' } })
})

test('nor is anything of the test before this one', async () => {
  await expect(shared).toHaveCapturedNothing()
  Sentry.captureException(new TypeError('boom'))
  await expect(shared).toHaveCapturedHandled({ tags: { shop: 'north', role: undefined } })
})

test('an event that nobody waits for', () => {
  Sentry.captureException(new Error('late'))
})

test('does not land in the next test', async () => {
  await expect(shared).toHaveCapturedNothing()
})
