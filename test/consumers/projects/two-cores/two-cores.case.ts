import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import * as OfLibrary from 'sentry-node-11'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))

test('the SDKs are two, each with a place of its own', () => {
  expect(Sentry.SDK_VERSION).toMatch(/^10\./)
  expect(OfLibrary.SDK_VERSION).toMatch(/^11\./)
})

test('what the app captures is recorded', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe' } })

  await expect(sentry).toHaveCapturedHandled(TypeError, {
    tags: { gateway: 'stripe', release: 'shop@1.4.0' },
    payload: { sdk: { version: Sentry.SDK_VERSION } },
    times: 1,
  })
})

test('the copy of a library has no client: what goes there is lost, here as in production', async () => {
  OfLibrary.captureException(new RangeError('of the library'))

  await expect(sentry).not.toHaveCapturedEvent()
})

test('with a client of its own the library is recorded too', async () => {
  const ofLibrary = createFakeTransport()
  OfLibrary.init(ofLibrary.instrument({ release: 'library@2.0.0' }))
  OfLibrary.captureException(new RangeError('of the library'))
  Sentry.captureException(new TypeError('boom'))

  await expect(ofLibrary).toHaveCapturedHandled(RangeError, { release: 'library@2.0.0' })
  await expect(ofLibrary).toHaveCapturedNothingElse()
  await expect(sentry).toHaveCapturedHandled(TypeError, { release: 'shop@1.4.0' })
  await expect(sentry).toHaveCapturedNothingElse()
})
