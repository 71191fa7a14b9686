import { carriers, type SdkClient, type SdkScope } from './sdk.js'

/** Puts every scope back to where it stood when this was made. */
export type Checkpoint = () => void

/**
 * Not ours to put back: which client a scope has (a later init changes it), and who listens to it.
 */
const LEFT_ALONE = new Set(['_client', '_scopeListeners', '_notifyingListeners'])

/** Takes the current, isolation and global scope of every loaded copy of the SDK. */
export function checkpoint(): Checkpoint {
  const restores = carriers().flatMap(({ currentScope, isolationScope, globalScope }) =>
    [currentScope, isolationScope, globalScope].flatMap((scope) =>
      scope ? [checkpointScope(scope)] : [],
    ),
  )
  return () => {
    for (const restore of restores) restore()
  }
}

function checkpointScope(scope: SdkScope): Checkpoint {
  const copy = copyScope(scope)
  return () => {
    const fresh = copyScope(copy)
    for (const key of Object.keys(scope)) {
      if (!LEFT_ALONE.has(key) && !(key in fresh)) delete scope[key]
    }
    for (const key of Object.keys(fresh)) {
      if (!LEFT_ALONE.has(key)) scope[key] = fresh[key]
    }
    scope._lastEventId = undefined
    startNewTrace(scope)
  }
}

/** `Scope.clone()` shares the session, which the SDK changes in place. */
function copyScope(scope: SdkScope): SdkScope {
  const copy = scope.clone()
  const session = copy._session
  if (typeof session === 'object' && session !== null) copy._session = { ...session }
  return copy
}

/** @returns its id, 32 hex digits */
export function startNewTrace(scope: SdkScope): string {
  const traceId = crypto.randomUUID().replaceAll('-', '')
  scope._propagationContext = { ...Object(scope._propagationContext), traceId }
  return traceId
}

export function traceIdOf(scope: SdkScope): string | undefined {
  const { traceId } = Object(scope._propagationContext)
  return typeof traceId === 'string' ? traceId : undefined
}

/** Dedupe remembers the last event in a closure: another event makes it forget that one. */
export function forgetLastEvent(client: SdkClient): void {
  const message = `expect-sentry reset ${crypto.randomUUID()}`
  client.getIntegrationByName?.('Dedupe')?.processEvent?.({ message }, {}, client)
}
