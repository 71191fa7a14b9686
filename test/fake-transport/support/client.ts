import { ServerRuntimeClient, type ServerRuntimeClientOptions } from '@sentry/core/server'

/** A client alone, without an SDK around it: bound to no scope, with the integrations it is given. */
export function makeClient(
  options: Partial<ServerRuntimeClientOptions>,
): ServerRuntimeClient<ServerRuntimeClientOptions> {
  const client = new ServerRuntimeClient({
    integrations: [],
    stackParser: () => [],
    transport: () => {
      throw new Error('this client was given no transport')
    },
    ...options,
  })
  client.init()
  return client
}
