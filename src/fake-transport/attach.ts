import { isClient, isMock, isObject, type SdkClient, type SdkTransportOptions } from './sdk.js'

/**
 * Gives a client that the app has already initialised a new transport. A client without a DSN gets
 * one, and its integrations are set up then, as its own init would have done (SDK 8 to 11).
 *
 * @throws TypeError when there is no client to take over
 */
export function attachTo(
  target: unknown,
  dsn: string,
  makeTransport: (options: SdkTransportOptions) => unknown,
): { client: SdkClient; restore: () => void } {
  const client = clientOf(target)
  const { _transport: oldTransport, _dsn: oldDsn } = client
  const recordDroppedEvent = client.recordDroppedEvent.bind(client)
  const made = makeTransport({ recordDroppedEvent })
  client._transport = made
  if (!client.getDsn()) {
    client._dsn = parseDsn(dsn)
    // attached before, its integrations are set up: twice they would process each event twice
    if (Object.keys(client._integrations ?? {}).length === 0) client.init()
  }
  return {
    client,
    restore: () => {
      // who took over in the meantime keeps the client
      if (client._transport !== made) return
      client._transport = oldTransport
      client._dsn = oldDsn
    },
  }
}

function clientOf(target: unknown): SdkClient {
  if (isClient(target)) return target
  const getClient = isObject(target) ? target.getClient : undefined
  if (typeof getClient !== 'function') {
    throw new TypeError(
      'sentry.attach() takes the SDK (import * as Sentry from "@sentry/node") or one of its ' +
        `clients; it got ${target === null ? 'null' : typeof target}.`,
    )
  }
  if (isMock(getClient)) {
    throw new TypeError(
      'sentry.attach() got a mocked SDK: remove the mock, the real one stays offline.',
    )
  }
  const client: unknown = getClient()
  if (isClient(client)) return client
  throw new TypeError(
    'sentry.attach() found no client: call it after the app has called Sentry.init().',
  )
}

/** As `makeDsn` of @sentry/core splits it. */
function parseDsn(dsn: string): object {
  const { protocol, username, password, hostname, port, pathname } = new URL(dsn)
  const segments = pathname.split('/').filter(Boolean)
  return {
    protocol: protocol.replace(':', ''),
    publicKey: username,
    pass: password,
    host: hostname,
    port,
    path: segments.slice(0, -1).join('/'),
    projectId: segments.at(-1) ?? '',
  }
}
