import { endsWithin } from '../recording/real-time.js'
import { isListener, isRetired, type Listener } from './process-listeners.js'
import { carriers, isClient, type SdkClient } from './sdk.js'

/** What Node calls it, and the SDK's integration that listens to it on the server. */
const INTEGRATIONS = {
  uncaughtException: 'OnUncaughtException',
  unhandledRejection: 'OnUnhandledRejection',
} as const

type EventName = keyof typeof INTEGRATIONS
const EVENTS: readonly EventName[] = ['uncaughtException', 'unhandledRejection']

/** Someone who lets things go unhandled, until the first one does in the context of its client. */
interface Permit {
  readonly client: SdkClient
  isUsed: boolean
  arrived(error: unknown): void
  failed(why: Error): void
}

const permits = new Set<Permit>()
let restore: (() => void) | undefined

/**
 * Lets one real uncaught exception or unhandled rejection happen while the runner's own listeners,
 * which would fail the run, are off the process. The SDK's are called as the process calls them,
 * each time anew: they take only the first error of a process (`onuncaughtexception.js`, 8 to 11).
 *
 * @returns what went unhandled
 * @throws Error when nothing does within `limit` milliseconds of real time, or when the SDK does
 *   not capture such a thing on this platform
 */
export async function allowUnhandled(run: () => unknown, limit: number): Promise<unknown> {
  const client = currentClient()
  if (!client)
    throw new Error('Nothing can be captured as unhandled: no Sentry client is initialised.')
  let permit: Permit | undefined
  const first = new Promise<unknown>((resolve, reject) => {
    permit = { client, isUsed: false, arrived: resolve, failed: reject }
    admit(permit)
  })
  first.catch(() => {})
  try {
    await run()
    if (await endsWithin(first, limit)) {
      const error = await first
      if (client.getIntegrationByName?.('GlobalHandlers')) await windowListensAgain()
      return error
    }
    throw new Error(
      `Nothing went unhandled within ${limit} ms. allowUnhandled() waits for a real uncaught ` +
        'exception or unhandled rejection: start the work in its callback, and do not await or ' +
        'catch what is to fail.',
    )
  } finally {
    if (permit) dismiss(permit)
  }
}

/** In asynchronous context where the SDK follows it, so concurrent tests keep their errors apart. */
function currentClient(): SdkClient | undefined {
  return carriers()
    .map(({ acs, currentScope }) => (acs?.getCurrentScope() ?? currentScope)?.getClient())
    .find(isClient)
}

function admit(permit: Permit): void {
  permits.add(permit)
  restore ??= takeOver()
}

function dismiss(permit: Permit): void {
  permits.delete(permit)
  if (permits.size > 0) return
  restore?.()
  restore = undefined
}

/** One that still waits, where a test has several. */
function permitOf(client: SdkClient | undefined): Permit | undefined {
  const own = [...permits].filter((permit) => permit.client === client)
  return own.find(({ isUsed }) => !isUsed) ?? own[0]
}

/** Puts one listener of ours in the place of all others; what nobody waits for goes on to those. */
function takeOver(): () => void {
  const emitter: NodeJS.EventEmitter = process
  const saved = EVENTS.map((event) => ({ event, listeners: listenersOf(event) }))
  const ours = saved.map(({ event, listeners }) => {
    const listener = (error: unknown, ...rest: unknown[]) => {
      const permit = permitOf(currentClient())
      if (!permit) {
        for (const other of listeners) Reflect.apply(other, process, [error, ...rest])
        return
      }
      permit.isUsed = true
      try {
        report(event, permit.client, error, rest)
        permit.arrived(error)
      } catch (why) {
        permit.failed(asError(why))
      }
    }
    return { event, listener }
  })
  for (const { event } of saved) emitter.removeAllListeners(event)
  for (const { event, listener } of ours) emitter.on(event, listener)
  const stopWindow = quietWindow()
  return () => {
    stopWindow()
    for (const { event, listener } of ours) emitter.removeListener(event, listener)
    for (const { event, listeners } of saved) {
      for (const listener of listeners) if (!isRetired(listener)) emitter.on(event, listener)
    }
  }
}

/** Does what the platform does: on a server it calls the SDK's listener, in a page the window's. */
function report(event: EventName, client: SdkClient, error: unknown, rest: unknown[]): void {
  const integration = client.getIntegrationByName?.(INTEGRATIONS[event])
  if (integration?.setup) {
    const [listener] = addedBy(event, () => integration.setup?.(client))
    if (!listener) throw new Error(NOT_HERE)
    listener(error, ...rest)
  } else if (client.getIntegrationByName?.('GlobalHandlers')) {
    reportToWindow(event, error)
  } else {
    throw new Error(
      `The SDK does not listen to ${event}: its integration ${INTEGRATIONS[event]} is not installed.`,
    )
  }
}

const NOT_HERE =
  'The SDK does not capture uncaught exceptions in worker threads. Run this test in a process of ' +
  "its own (Vitest: pool: 'forks'), or let a child process crash."

function reportToWindow(event: EventName, error: unknown): void {
  const { onerror, onunhandledrejection }: Record<string, unknown> = { ...windowHandlers() }
  if (event === 'uncaughtException' && typeof onerror === 'function') {
    onerror(String(error), '', 0, 0, error)
  } else if (event === 'unhandledRejection' && typeof onunhandledrejection === 'function') {
    onunhandledrejection({ reason: error })
  } else {
    throw new Error(`The window has no handler for it: is the GlobalHandlers integration set up?`)
  }
}

function windowHandlers(): { onerror: unknown; onunhandledrejection: unknown } {
  return {
    onerror: Reflect.get(globalThis, 'onerror'),
    onunhandledrejection: Reflect.get(globalThis, 'onunhandledrejection'),
  }
}

/**
 * After an error of a function that it has wrapped, the SDK turns a deaf ear to the window until a
 * timer of its own has run (`ignoreNextOnError` in `helpers.js`, 8 to 11): a crash that the next
 * test allows would go unheard. A real timer that is set now runs after that one.
 */
async function windowListensAgain(): Promise<void> {
  await endsWithin(new Promise(() => {}), 1)
}

/** jsdom and happy-dom tell the window of an error; where nobody listens, the runner takes it. */
function quietWindow(): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => {}
  const onError = (event: Event) => {
    const permit = permitOf(currentClient())
    if (!permit) return
    event.preventDefault()
    permit.isUsed = true
    const error: unknown = Reflect.get(event, 'error')
    // runners copy the window to the global object: the SDK's handler may stand on that one alone
    const isHeard = Object(event.currentTarget).onerror === Reflect.get(globalThis, 'onerror')
    try {
      if (!isHeard) reportToWindow('uncaughtException', error)
      permit.arrived(error)
    } catch (why) {
      permit.failed(asError(why))
    }
  }
  globalThis.addEventListener('error', onError)
  return () => globalThis.removeEventListener('error', onError)
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/** The listeners that something adds to an event, taken off again. */
function addedBy(event: EventName, add: () => void): Listener[] {
  const emitter: NodeJS.EventEmitter = process
  const before = new Set(listenersOf(event))
  add()
  const added = listenersOf(event).filter((listener) => !before.has(listener))
  for (const listener of added) emitter.removeListener(event, listener)
  return added
}

/** Those of `once` in their wrapping, so that they can be put back as such. */
function listenersOf(event: EventName): Listener[] {
  const emitter: NodeJS.EventEmitter = process
  return emitter.rawListeners(event).filter(isListener)
}
