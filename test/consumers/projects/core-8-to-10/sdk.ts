import { getCurrentScope, ServerRuntimeClient, type ServerRuntimeClientOptions } from '@sentry/core'

export * from '@sentry/core'

const defaults = { integrations: [], stackParser: () => [] }

/** An SDK of one's own, as small as it gets. */
export function init(options: Omit<ServerRuntimeClientOptions, keyof typeof defaults>): void {
  const client = new ServerRuntimeClient({ ...defaults, ...options })
  getCurrentScope().setClient(client)
  client.init()
}
