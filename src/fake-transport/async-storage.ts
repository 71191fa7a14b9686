/** A place in asynchronous context that can be entered without a callback. */
export interface AsyncStorage {
  enter(): void
}

interface LocalStorage {
  getStore(): unknown
  enterWith(store: unknown): void
}

/**
 * Finds the `AsyncLocalStorage` in which the SDK keeps its scopes, and what it holds inside `fork`.
 * SDK 11 has one of its own, 8 to 10 use OpenTelemetry's; neither shows it (since 10 a tracing
 * binding does), and a runner's fixture has no callback to put a test into.
 *
 * @param fork makes the SDK enter forked scopes and then calls back
 * @throws Error where there is none: in browsers
 */
export function captureStorage(fork: (inside: () => void) => void): AsyncStorage {
  const hooks = process.getBuiltinModule?.('node:async_hooks')
  if (!hooks) throw new Error('This platform has no asynchronous context to isolate a test in.')
  const { prototype } = hooks.AsyncLocalStorage
  const { run } = prototype
  let storage: LocalStorage | undefined
  let store: unknown
  prototype.run = function observed(this: LocalStorage, ...args: unknown[]) {
    storage = this
    return Reflect.apply(run, this, args)
  }
  try {
    fork(() => {
      store = storage?.getStore()
    })
  } finally {
    prototype.run = run
  }
  const found = storage
  if (!found) throw new Error('The SDK keeps its scopes in no asynchronous context that is known.')
  return { enter: () => found.enterWith(store) }
}

/**
 * Has Node follow promises from now on. Node 20 and 22 begin with the first use of any
 * `AsyncLocalStorage`: promises that a runner awaited before that would take on the context which
 * the first isolated test enters, and carry it into tests that have none.
 */
export function followPromises(): void {
  const hooks = globalThis.process?.getBuiltinModule?.('node:async_hooks')
  // with a store: without one, run() uses nothing
  if (hooks) new hooks.AsyncLocalStorage().run(true, () => {})
}
