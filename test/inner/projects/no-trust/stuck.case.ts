import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport({ settleTimeout: 50 })
Sentry.init(
  sentry.instrument({
    beforeSend: (event, hint) =>
      String(hint.originalException).includes('forever') ? new Promise(() => {}) : event,
  }),
)

test('positive', async () => {
  Sentry.captureException(new TypeError('forever in beforeSend'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
})

test('what follows a stuck one is recorded', async () => {
  Sentry.captureException(new RangeError('too far'))
  await expect(sentry).toHaveCapturedHandled(RangeError)
  await expect(sentry).not.toHaveCapturedException(TypeError)
})

test('negative', async () => {
  Sentry.captureException(new TypeError('forever in beforeSend'))
  await expect(sentry).not.toHaveCapturedException()
})

test('two of them, and one that arrives', async () => {
  Sentry.captureException(new TypeError('forever in beforeSend'))
  Sentry.captureException(new RangeError('too far'))
  Sentry.captureException(new Error('another, forever'))
  await expect(sentry).toHaveCapturedHandled(RangeError)
})

test('what follows them all', async () => {
  await expect(sentry).toHaveCapturedNothing()
})
