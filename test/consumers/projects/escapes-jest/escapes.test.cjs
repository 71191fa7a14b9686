const Browser = require('@sentry/browser')
const Sentry = require('@sentry/node')
const { createFakeTransport } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

const DSN = 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42'

test('with node:https', async () => {
  const { defaultStackParser: stackParser, makeNodeTransport: transport } = Sentry
  const client = new Sentry.NodeClient({ dsn: DSN, transport, stackParser, integrations: [] })
  client.captureException(new TypeError('by https'))
  await client.flush(30_000)
})

test('with fetch', async () => {
  const { defaultStackParser: stackParser, makeFetchTransport: transport } = Browser
  const client = new Browser.BrowserClient({ dsn: DSN, transport, stackParser, integrations: [] })
  client.captureException(new TypeError('by fetch'))
  await client.flush(30_000)
})

test('nothing leaves', async () => {
  Sentry.captureException(new Error('recorded'))
  await expect(sentry).toHaveCapturedException('recorded')
})
