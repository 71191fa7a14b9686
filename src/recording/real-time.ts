import { builtinModule } from './platform.js'

/**
 * Time that a test cannot fake. Vitest and Jest replace the timers on `globalThis`, and Jest may do
 * so before any module is loaded (`fakeTimers.enableGlobally`); Node's modules keep the originals.
 * What is taken here, when this one is first loaded, is real, unless the fakes reached even those.
 */
const timers = [builtinModule?.('node:timers'), globalThis].find(
  (found) => found && !isFake(found.setTimeout),
)
const realSetTimeout = timers?.setTimeout
const realClearTimeout = timers?.clearTimeout
const realSetImmediate = nodeImmediate()
const clock = builtinModule?.('node:perf_hooks')?.performance ?? performance
const realNow = clock.now.bind(clock)
/** Node loads it when somebody asks for it, which a setup file need not wait for. */
let channelClass: typeof MessageChannel | undefined

/** Fake timers mark their functions (@sinonjs/fake-timers 5 and later; Jest's legacy ones). */
function isFake(timer: object): boolean {
  return 'clock' in timer || '_isMockFunction' in timer
}

/** Elsewhere there is none, or it is no turn of libuv's loop: Bun has its own. */
function nodeImmediate(): typeof setImmediate | undefined {
  const isNode = builtinModule && !globalThis.process.versions.bun
  const immediate = isNode ? timers?.setImmediate : undefined
  return immediate && !isFake(immediate) ? immediate : undefined
}

/** Milliseconds on the real clock. */
export function now(): number {
  return realNow()
}

/**
 * Ends after everything that is already due has run: promises, I/O that is ready, process events.
 * No fake-timer library replaces `MessageChannel`.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    channelClass ??=
      globalThis.MessageChannel ?? builtinModule?.('node:worker_threads').MessageChannel
    const { port1, port2 } = new channelClass()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

/**
 * Calls back when this turn of the event loop is over. For what every capture asks: in Node a
 * message costs ten times as much.
 */
export function afterThisTurn(callback: () => void): void {
  if (realSetImmediate) realSetImmediate(callback)
  else void nextTask().then(callback)
}

/** Resolves with whether `work` ended within `limit` milliseconds of real time. Never rejects. */
export async function endsWithin(work: Promise<unknown>, limit: number): Promise<boolean> {
  const ended = work.then(
    () => true,
    () => true,
  )
  if (!realSetTimeout) return endsByTurns(ended, now() + limit)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = realSetTimeout(() => resolve(false), limit)
  })
  const inTime = await Promise.race([ended, late])
  realClearTimeout?.(timer)
  return inTime
}

/** Without a real timer at hand (the fakes came first), turns of the event loop do. */
async function endsByTurns(ended: Promise<boolean>, deadline: number): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!over && now() < deadline) await nextTask()
  return over
}
