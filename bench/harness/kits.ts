import { DSN, type initCore, type Sdk } from './sdk.js'

/** An SDK that sends to one of the kits, or to its own transport. */
export interface Kit {
  readonly sdk: Sdk
  /** How many events arrived since the last reset. */
  recorded(): number
  reset(): void | Promise<void>
}

type Init = typeof initCore

/** Ours. */
export async function withExpectSentry(init: Init) {
  const { createFakeTransport, expectSentry } = await import('expect-sentry')
  const sentry = createFakeTransport()
  const sdk = await init(sentry.instrument())
  return {
    sdk,
    sentry,
    expectSentry,
    // counted without reading them; a session is no event
    recorded: () => sentry.items.filter(({ type }) => type === 'event').length,
    reset: () => sentry.reset(),
  } satisfies Kit & Record<string, unknown>
}

/** The SDK's own transport, with a request that answers at once: it serializes and keeps nothing. */
export async function withCreateTransport(init: Init) {
  const { createTransport } = await import('@sentry/core')
  let requests = 0
  let bytes = 0
  const transport = (options: Parameters<typeof createTransport>[0]) =>
    createTransport(options, ({ body }) => {
      requests += 1
      bytes += body.length
      return Promise.resolve({ statusCode: 200 })
    })
  const sdk = await init({ dsn: DSN, transport })
  const reset = () => {
    requests = 0
    bytes = 0
  }
  return { sdk, recorded: () => requests, bytes: () => bytes, reset } satisfies Kit &
    Record<string, unknown>
}

export async function withSentryTestkit(init: Init) {
  const { default: sentryTestkit } = await import('sentry-testkit')
  const { testkit, sentryTransport } = sentryTestkit()
  const sdk = await init({ dsn: DSN, transport: sentryTransport })
  return {
    sdk,
    testkit,
    recorded: () => testkit.reports().length,
    reset: () => testkit.reset(),
  } satisfies Kit & Record<string, unknown>
}
