import * as Browser from '@sentry/browser'
import * as Sentry from '@sentry/node'

const HOSTED = 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42'

/** A second Sentry, of which nobody has thought: it sends what it captures. */
export async function reportElsewhere(error: Error): Promise<void> {
  const client = new Sentry.NodeClient({
    dsn: HOSTED,
    transport: Sentry.makeNodeTransport,
    stackParser: Sentry.defaultStackParser,
    integrations: [],
  })
  client.captureException(error)
  await client.flush(5_000)
}

/** The same with `fetch`. */
export async function fetchElsewhere(error: Error): Promise<void> {
  const client = new Browser.BrowserClient({
    dsn: HOSTED,
    transport: Browser.makeFetchTransport,
    stackParser: Browser.defaultStackParser,
    integrations: [],
  })
  client.captureException(error)
  await client.flush(5_000)
}
