import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('before', async () => {
  Sentry.captureException(new Error('here'))
  await expect(sentry).toHaveCapturedHandled('here')
})

test('positive', async () => {
  Sentry.init({ dsn: sentry.dsn, transport: createFakeTransport().transport })
  Sentry.captureException(new Error('elsewhere'))
  await expect(sentry).toHaveCapturedHandled('elsewhere')
})

test('negative', async () => {
  await expect(sentry).not.toHaveCapturedException()
})

test('once the init is ours again', async () => {
  Sentry.init(sentry.instrument({}))
  Sentry.captureException(new Error('here again'))
  await expect(sentry).toHaveCapturedHandled('here again')
  await expect(sentry).not.toHaveCapturedUnhandled()
})
