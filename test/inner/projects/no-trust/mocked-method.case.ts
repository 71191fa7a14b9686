import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, expect, test, vi } from 'vitest'

const sentry = createFakeTransport()
const client = Sentry.init(sentry.instrument({}))
if (!client) throw new Error('Sentry.init() made no client')

afterEach(() => {
  vi.restoreAllMocks()
})

test('captureException', async () => {
  vi.spyOn(client, 'captureException').mockReturnValue('0'.repeat(32))
  Sentry.captureException(new Error('swallowed'))
  await expect(sentry).toHaveCapturedHandled('swallowed')
})

test('captureMessage', async () => {
  vi.spyOn(client, 'captureMessage').mockReturnValue('0'.repeat(32))
  Sentry.captureMessage('swallowed')
  await expect(sentry).not.toHaveCapturedMessage()
})

test('captureEvent', async () => {
  vi.spyOn(client, 'captureEvent').mockReturnValue('0'.repeat(32))
  await expect(sentry).toHaveCapturedNothing()
})

test('sendEvent', async () => {
  vi.spyOn(client, 'sendEvent').mockImplementation(() => {})
  Sentry.captureMessage('swallowed')
  await expect(sentry).not.toHaveCapturedMessage()
})

test('sendEnvelope', async () => {
  vi.spyOn(client, 'sendEnvelope').mockResolvedValue({})
  Sentry.captureMessage('swallowed')
  await expect(sentry).not.toHaveCapturedMessage()
})

test('the method restored', async () => {
  Sentry.captureException(new Error('reported'))
  await expect(sentry).toHaveCapturedHandled('reported')
  await expect(sentry).not.toHaveCapturedUnhandled()
})
