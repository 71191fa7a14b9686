import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('closed in this test: it answers for it', async () => {
  Sentry.captureException(new Error('the last words'))
  await Sentry.close()
  await expect(sentry).toHaveCapturedHandled('the last words')
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('positive', async () => {
  Sentry.captureException(new Error('lost'))
  await expect(sentry).toHaveCapturedHandled('lost')
})

test('negative', async () => {
  await expect(sentry).not.toHaveCapturedException()
})

test('a new client, connected again', async () => {
  Sentry.init(sentry.instrument({}))
  Sentry.captureException(new Error('back again'))
  await expect(sentry).toHaveCapturedHandled('back again')
  await expect(sentry).not.toHaveCapturedUnhandled()
})
