import { afterEach, test } from 'node:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())
afterEach(() => sentry.reset())

test('forgets', () => {
  void expectSentry(sentry).toHaveCapturedHandled(TypeError)
})

test('awaits', async () => {
  await expectSentry(sentry).toHaveCapturedNothing()
})
