/** What is read here of the events and the state of jest-circus 30 (its `types/Circus.ts`). */
interface CircusEvent {
  readonly name: string
  readonly test?: CircusTest
}

export interface CircusTest {
  readonly errors: unknown[]
}

export interface CircusState {
  /** Of no single test: these fail the file. */
  readonly unhandledErrors: unknown[]
}

export interface CircusListeners {
  /** The hooks of the test have run, all of them. */
  test_done(test: CircusTest): Promise<void>
  concurrent_tests_start(): Promise<void>
  concurrent_tests_end(): Promise<void>
  /** All tests and hooks of the file have run. */
  run_finish(state: CircusState): Promise<void>
}

/**
 * Listens to jest-circus, Jest's default runner, where the hooks of a setup file come too early or
 * not at all. Its handlers stand in an array on the global object of a test file (`EVENT_HANDLERS`
 * in `state.ts`); under another runner there is none, and nothing is called.
 *
 * @returns whether there is somebody to listen to
 */
export function listenToCircus(listeners: CircusListeners): boolean {
  const handlers: unknown = Reflect.get(globalThis, Symbol.for('EVENT_HANDLERS'))
  if (!Array.isArray(handlers)) return false
  handlers.push(async ({ name, test }: CircusEvent, state: CircusState) => {
    if (name === 'test_done' && test) await listeners.test_done(test)
    if (name === 'concurrent_tests_start') await listeners.concurrent_tests_start()
    if (name === 'concurrent_tests_end') await listeners.concurrent_tests_end()
    if (name === 'run_finish') await listeners.run_finish(state)
  })
  return true
}
