import { type AsyncStorage, captureStorage } from './async-storage.js'
import { copySession } from './isolated-session.js'
import { observeListeners } from './process-listeners.js'
import { startNewTrace, traceIdOf } from './scopes.js'
import {
  type Carrier,
  carriers,
  isClient,
  isObject,
  type SdkClient,
  type SdkIntegration,
  type SdkScope,
} from './sdk.js'

/** A client with scopes of its own, for as long as one test runs. */
export interface Isolation {
  readonly trace_id: string
  /** From here on, and in everything that follows from it, the SDK's calls go to this client. */
  enter(): void
  /** Puts the scopes back to how they were at first. */
  restore(): void
  /** Takes the client's listeners off the process again. */
  end(): void
}

/**
 * Clones the app's client. Its scopes start as copies of the default ones, so what the app has set
 * after its init holds in each test too.
 *
 * @throws Error where the SDK has no asynchronous context (@sentry/core alone, browsers)
 */
export function isolate(root: SdkClient, transport: unknown, dsn: string): Isolation {
  const carrier = carriers().find(({ currentScope }) => currentScope?.getClient() === root)
  if (!carrier?.currentScope || !carrier.isolationScope) throw new Error(NO_CONTEXT)
  const scope = carrier.currentScope.clone()
  const isolationScope = carrier.isolationScope.clone()
  isolationScope._lastEventId = undefined
  const listeners = observeListeners()
  const client = cloneClient(root, transport, dsn)
  scope._client = client
  const { storage, trace_id, current } = fork(carrier, scope, isolationScope)
  const takeSession = () => {
    isolationScope._session = copySession(carrier.isolationScope?._session)
    // SDK 8 keeps it on both
    if (current._session) current._session = isolationScope._session
  }
  takeSession()
  const scopes = [current, isolationScope].map((own) => ({ own, atFirst: own.clone() }))
  client.init()
  listeners.keepAdded()
  return {
    trace_id,
    enter: () => storage.enter(),
    restore() {
      for (const { own, atFirst } of scopes) Object.assign(own, atFirst.clone())
      takeSession()
    },
    end() {
      client.emit('close')
      client.getOptions().enabled = false
      client.dispose?.()
      listeners.remove()
    },
  }
}

const isolated = new WeakSet<object>()

function isIsolated(client: unknown): boolean {
  return isObject(client) && isolated.has(client)
}

type IsOurs = (client: unknown) => boolean

/** Whether the SDK's calls go, in the caller's asynchronous context, to an isolated client of others. */
export function isInsideIsolatedTest(isOurs: IsOurs): boolean {
  return carriers().some(({ acs }) => {
    const client = acs?.getCurrentScope().getClient()
    return isIsolated(client) && !isOurs(client)
  })
}

/** Whether they go, within an isolated test, to a client that nobody knows of. */
export function isInitialisedAgain(isOurs: IsOurs): boolean {
  return carriers().some(({ acs, currentScope }) => {
    const client = acs?.getCurrentScope().getClient()
    const isKnown = isOurs(client) || isIsolated(client) || client === currentScope?.getClient()
    return isClient(client) && !isKnown
  })
}

const NO_CONTEXT =
  'Tests can only be isolated where the SDK follows asynchronous work: @sentry/node and what is ' +
  'built on it. In browsers, and with @sentry/core alone, run tests one after the other.'

function fork(
  { acs }: Carrier,
  scope: SdkScope,
  isolationScope: SdkScope,
): { storage: AsyncStorage; trace_id: string; current: SdkScope } {
  if (!acs) throw new Error(NO_CONTEXT)
  let trace_id = startNewTrace(scope)
  isolationScope._propagationContext = scope._propagationContext
  // SDK 10 forks the scope once more for a new trace
  let current = scope
  const storage = captureStorage((inside) => {
    const enter = () => {
      current = acs.getCurrentScope()
      trace_id = traceIdOf(current) ?? trace_id
      inside()
    }
    acs.withSetIsolationScope(isolationScope, () =>
      acs.withSetScope(scope, () => (acs.startNewTrace ? acs.startNewTrace(enter) : enter())),
    )
  })
  return { storage, trace_id, current }
}

/**
 * They listen to the whole process and report to whichever client is current, so the app's own
 * are enough: a second one would add each breadcrumb twice. That of the session (SDK 11; once in a
 * process before) would end the app's.
 */
const PROCESS_WIDE = new Set([
  'ChildProcess',
  'ProcessAndThreadBreadcrumbs',
  'ProcessSession',
  'WorkerThreads',
])
/** Spotlight would send the test's events to its own server. */
const LEFT_OUT = new Set(['ExpectSentry', 'Spotlight', ...PROCESS_WIDE])

function cloneClient(root: SdkClient, transport: unknown, dsn: string): SdkClient {
  const options = root.getOptions()
  const integrations = (options.integrations ?? [])
    .filter(({ name }) => !LEFT_OUT.has(name))
    .map((integration) => (integration.name === 'Dedupe' ? ownMemory(integration) : integration))
  const client: unknown = Reflect.construct(root.constructor, [
    { ...options, dsn: options.dsn || dsn, transport, integrations },
  ])
  if (!isClient(client)) throw new Error("The app's Sentry client could not be cloned.")
  isolated.add(client)
  if (root.traceProvider) client.traceProvider = root.traceProvider
  return client
}

/**
 * Dedupe remembers the last event in a closure that its clones would share. Before it is asked
 * about an event, it is made to remember the last one of this client.
 */
function ownMemory(dedupe: SdkIntegration): SdkIntegration {
  let last: object | undefined
  return {
    ...dedupe,
    processEvent(event, hint, client) {
      dedupe.processEvent?.({ message: `expect-sentry ${crypto.randomUUID()}` }, hint, client)
      if (last) dedupe.processEvent?.(last, hint, client)
      const kept = dedupe.processEvent?.(event, hint, client)
      if (isObject(kept)) last = kept
      return kept
    },
  }
}
