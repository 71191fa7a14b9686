import { expect, test } from 'bun:test'
import * as Sentry from '@sentry/bun'
import { createFakeTransport } from 'expect-sentry'
import { fetchElsewhere } from './other-client.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('with fetch', async () => {
  await fetchElsewhere(new TypeError('by fetch'))
})

test("with the SDK's own transport", async () => {
  const client = new Sentry.BunClient({
    dsn: 'https://0123456789abcdef0123456789abcdef@sentry.expect-sentry.invalid/42',
    transport: Sentry.makeFetchTransport,
    stackParser: Sentry.defaultStackParser,
    integrations: [],
  })
  client.captureMessage('by the transport of Bun')
  await client.flush(30_000)
})

test('nothing leaves', async () => {
  Sentry.captureException(new Error('recorded'))
  await expect(sentry).toHaveCapturedException('recorded')
})
