import { test } from 'node:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('one that would have failed', () => {
  void expectSentry(sentry).toHaveCapturedHandled(TypeError)
})

test('one that would have passed', async () => {
  Sentry.captureMessage('stock is low')
  void expectSentry(sentry).toHaveCapturedMessage('stock is low')
  await sentry.settled()
})
