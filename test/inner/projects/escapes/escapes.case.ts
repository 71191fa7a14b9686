import * as Browser from '@sentry/browser'
import * as Sentry from '@sentry/node'
import * as Sentry8 from '@sentry/node-8'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

/** A second Sentry, of which nobody has thought: it would send what it captures. */
const HOSTED = 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42'
const SELF_HOSTED = 'https://0123456789abcdef0123456789abcdef@sentry.expect-sentry.invalid/42'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

function otherClient(dsn: string) {
  return new Sentry.NodeClient({
    dsn,
    transport: Sentry.makeNodeTransport,
    stackParser: Sentry.defaultStackParser,
    integrations: [],
  })
}

test('nothing leaves', async () => {
  Sentry.captureException(new Error('recorded'))
  await expect(sentry).toHaveCapturedException('recorded')
})

test.each([
  ['hosted', HOSTED],
  ['self-hosted', SELF_HOSTED],
])('with node:https, %s', async (_, dsn) => {
  const client = otherClient(dsn)
  client.captureException(new TypeError('on its way'))
  await client.flush(5_000)
})

test('a large event, compressed', async () => {
  const client = otherClient(HOSTED)
  client.captureException(new TypeError('on its way'), {
    captureContext: { extra: { large: 'x'.repeat(50_000) } },
  })
  await client.flush(5_000)
})

test('with SDK 8', async () => {
  const client = new Sentry8.NodeClient({
    dsn: HOSTED,
    transport: Sentry8.makeNodeTransport,
    stackParser: Sentry8.defaultStackParser,
    integrations: [],
  })
  client.captureMessage('a message of SDK 8')
  await client.flush(5_000)
})

test('with fetch', async () => {
  const client = new Browser.BrowserClient({
    dsn: HOSTED,
    transport: Browser.makeFetchTransport,
    stackParser: Browser.defaultStackParser,
    integrations: [],
  })
  client.captureException(new TypeError('on its way'))
  await client.flush(5_000)
})

test('the next test is not blamed', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
})
