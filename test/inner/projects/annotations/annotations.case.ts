import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test as isolatedTest } from 'expect-sentry/vitest'
import { describe, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))

test('fails, with an event', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(RangeError)
})

test('fails by something else, with an event in flight', () => {
  Sentry.captureMessage('stock is low')
  throw new Error('another failure')
})

test('fails, with nothing captured', () => {
  throw new Error('no event')
})

test('fails, with a session of its own alone', () => {
  Sentry.startSession()
  Sentry.endSession()
  throw new Error('no event')
})

test('passes, with an event', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
})

test('forgot to await', () => {
  Sentry.captureException(new TypeError('boom'))
  void expect(sentry).toHaveCapturedHandled(TypeError)
})

test('fails by a leak', async () => {
  Sentry.captureException(new TypeError('boom'), { extra: { token: 'sk-live-123' } })
  await expect(sentry).not.toHaveLeaked('sk-live-123')
})

test.fails('is expected to fail', () => {
  Sentry.captureException(new TypeError('boom'))
  throw new Error('as expected')
})

let attempts = 0
test('passes at the second attempt', { retry: 1 }, () => {
  Sentry.captureException(new TypeError('boom'))
  attempts += 1
  expect(attempts).toBe(2)
})

test('fails at both attempts', { retry: 1 }, () => {
  Sentry.captureException(new TypeError('boom'))
  throw new Error('again')
})

describe.concurrent('with a recording of its own', () => {
  isolatedTest('one that fails', async ({ sentry: own, expect: ownExpect }) => {
    Sentry.captureMessage('of the one that fails')
    await ownExpect(own).toHaveCapturedHandled(TypeError)
  })

  isolatedTest('one that passes', async ({ sentry: own, expect: ownExpect }) => {
    Sentry.captureMessage('of the one that passes')
    await ownExpect(own).toHaveCapturedMessage('of the one that passes')
  })
})
