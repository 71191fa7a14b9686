import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

const other = createFakeTransport()
let detach = () => {}
afterEach(() => detach())

test('positive', async () => {
  detach = other.attach(Sentry)
  Sentry.captureException(new Error('elsewhere'))
  await expect(other).toHaveCapturedHandled('elsewhere')
  await expect(sentry).toHaveCapturedHandled('elsewhere')
})

test('negative', async () => {
  detach = other.attach(Sentry)
  await expect(sentry).not.toHaveCapturedException()
})

test('once it has its client back', async () => {
  Sentry.captureException(new Error('here again'))
  await expect(sentry).toHaveCapturedHandled('here again')
  await expect(sentry).not.toHaveCapturedUnhandled()
})
