import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('awaited', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expectSentry(sentry).toHaveCapturedHandled(TypeError)
})

test('more than one may listen to a process without a warning', async () => {
  for (let count = 0; count < 12; count += 1) await expectSentry(sentry).not.toHaveCapturedMessage()
})

test('returned', () => expectSentry(sentry).toHaveCapturedHandled(TypeError))

test('all at once', async () => {
  await Promise.all([
    expectSentry(sentry).toHaveCapturedHandled(TypeError),
    expectSentry(sentry).not.toHaveCapturedMessage(),
  ])
})

test('expected to reject', async () => {
  await assert.rejects(expectSentry(sentry).toHaveCapturedMessage(), /Expected: a message/)
})

test('expected to resolve', () =>
  assert.doesNotReject(() => expectSentry(sentry).toHaveCapturedHandled(TypeError)))
