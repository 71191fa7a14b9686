import { carriers, isObject, type SdkClient, type SdkScope } from './sdk.js'

/** Puts every scope back to where it stood when this was made. */
export type Checkpoint = () => void

/**
 * Not ours to put back: which client a scope has (a later init changes it), and who listens to it.
 */
const LEFT_ALONE = new Set(['_client', '_scopeListeners', '_notifyingListeners'])

/** Takes the current, isolation and global scope of every loaded copy of the SDK. */
export function checkpoint(): Checkpoint {
  const saved = new Map(allScopes().map((scope) => [scope, checkpointScope(scope)]))
  return () => {
    for (const scope of allScopes()) {
      const restore = saved.get(scope)
      if (restore) restore()
      else clear(scope)
    }
  }
}

/** SDK 8 and 9 make the global scope when somebody first asks for it. */
function allScopes(): SdkScope[] {
  return carriers().flatMap(({ currentScope, isolationScope, globalScope }) =>
    [currentScope, isolationScope, globalScope].filter((scope) => scope !== undefined),
  )
}

function checkpointScope(scope: SdkScope): Checkpoint {
  const copy = scope.clone()
  const restoreSession = checkpointSession(copy._session)
  return () => {
    restoreSession()
    become(scope, copy.clone())
  }
}

/** The SDK changes a session in place, and its `toJSON` reads the very object that it was made of. */
function checkpointSession(session: unknown): Checkpoint {
  if (!isObject(session)) return () => {}
  const fields = { ...session }
  return () => {
    for (const key of Object.keys(session)) if (!(key in fields)) delete session[key]
    Object.assign(session, fields)
  }
}

function clear(scope: SdkScope): void {
  const empty: unknown = Reflect.construct(scope.constructor, [])
  if (isObject(empty)) become(scope, empty)
}

function become(scope: SdkScope, other: Record<PropertyKey, unknown>): void {
  for (const key of Object.keys(scope)) {
    if (!LEFT_ALONE.has(key) && !(key in other)) delete scope[key]
  }
  for (const key of Object.keys(other)) {
    if (!LEFT_ALONE.has(key)) scope[key] = other[key]
  }
  scope._lastEventId = undefined
  startNewTrace(scope)
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

/**
 * Dedupe remembers the last event in a closure: another event makes it forget that one. What was
 * dropped in the test that has ended is not reported in the next.
 */
export function forgetLastEvent(client: SdkClient): void {
  const message = `expect-sentry reset ${crypto.randomUUID()}`
  client.getIntegrationByName?.('Dedupe')?.processEvent?.({ message }, {}, client)
  client._clearOutcomes?.()
}
