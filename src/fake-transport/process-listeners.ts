/** Where each client of a Node SDK listens; nobody takes its listeners off again. */
const EVENTS = ['uncaughtException', 'unhandledRejection', 'beforeExit']
/** At most so many does one client add to one event (SDK 8 to 11). */
const PER_CLIENT = 3

export type Listener = (...args: unknown[]) => void

/** Of clients that are gone; whoever has put listeners aside is not to put these back. */
const retired = new WeakSet<Listener>()

export function isRetired(listener: Listener): boolean {
  return retired.has(listener)
}

export interface AddedListeners {
  /** Called once the client has added its own. Those for the end of the process go at once. */
  keepAdded(): void
  remove(): void
}

/** Watches what a client adds to the process, and makes room for it, so that Node does not warn. */
export function observeListeners(): AddedListeners {
  const emitter: NodeJS.EventEmitter = process
  const before = new Set(listenersOf(emitter).map(({ listener }) => listener))
  let added: { event: string; listener: Listener }[] = []
  makeRoom(emitter, PER_CLIENT)
  const remove = (listeners: typeof added) => {
    for (const { event, listener } of listeners) {
      emitter.removeListener(event, listener)
      retired.add(listener)
    }
  }
  return {
    keepAdded() {
      const all = listenersOf(emitter).filter(({ listener }) => !before.has(listener))
      remove(all.filter(({ event }) => event === 'beforeExit'))
      added = all.filter(({ event }) => event !== 'beforeExit')
    },
    remove() {
      remove(added)
      makeRoom(emitter, -PER_CLIENT)
    },
  }
}

/** 0 stands for no limit at all. */
function makeRoom(emitter: NodeJS.EventEmitter, more: number): void {
  const limit = emitter.getMaxListeners()
  if (limit > 0) emitter.setMaxListeners(limit + more)
}

function listenersOf(emitter: NodeJS.EventEmitter): { event: string; listener: Listener }[] {
  return EVENTS.flatMap((event) =>
    emitter
      .listeners(event)
      .filter(isListener)
      .map((listener) => ({ event, listener })),
  )
}

export function isListener(listener: unknown): listener is Listener {
  return typeof listener === 'function'
}
