import type { Client } from '@sentry/core'

/** Events that may be on their way at once: the SDK's own limit is 64, and then it drops. */
const AT_ONCE = 50

/** An SDK that is set up, as a test sees it. */
export interface Sdk {
  readonly client: Client
  captureException(error: unknown, hint?: CaptureHint): string
}

export interface CaptureHint {
  readonly captureContext?: {
    readonly level?: 'warning' | 'error'
    readonly tags?: Readonly<Record<string, string>>
  }
  readonly mechanism?: { readonly type: string; readonly handled: boolean }
}

interface SentOptions {
  readonly dsn: string
  readonly transport: (options: TransportOptions) => Transport
}
type Transport = NonNullable<ReturnType<Client['getTransport']>>
type TransportOptions = Parameters<NonNullable<ReturnType<Client['getOptions']>['transport']>>[0]

export const DSN = 'https://public@bench.invalid/1'

/** The smallest real client there is: what a transport costs shows most beside it. */
export async function initCore(options: SentOptions): Promise<Sdk> {
  const { captureException, createStackParser, setCurrentClient } = await import('@sentry/core')
  const { nodeStackLineParser, ServerRuntimeClient } = await import('@sentry/core/server')
  const client = new ServerRuntimeClient({
    ...APP,
    ...options,
    platform: 'node',
    runtime: { name: 'node', version: process.version },
    stackParser: createStackParser(nodeStackLineParser()),
    integrations: [],
  })
  setCurrentClient(client)
  client.init()
  return { client, captureException }
}

/** The SDK as a Node app has it, with all that it does by default. */
export async function initNode(options: SentOptions): Promise<Sdk> {
  const Sentry = await import('@sentry/node')
  const client = Sentry.init({ ...APP, ...options })
  if (!client) throw new Error('Sentry.init() made no client.')
  return { client, captureException: Sentry.captureException }
}

const APP = { release: 'shop@1.4.0', environment: 'bench' }

/** Calls `capture` so many times, and ends when the SDK has heard of each that it was sent. */
export async function captureAll(
  { client }: Sdk,
  count: number,
  capture: (index: number) => void,
): Promise<void> {
  let sent = 0
  const stop = client.on('afterSendEvent', () => {
    sent += 1
  })
  for (let index = 0; index < count; ) {
    const end = Math.min(index + AT_ONCE, count)
    while (index < end) capture(index++)
    while (sent < end) await new Promise(setImmediate)
  }
  stop()
}
