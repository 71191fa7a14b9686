/**
 * Time that a test cannot fake. Vitest and Jest replace the timers on `globalThis`; what is taken
 * here, when the module is first loaded, is the original, unless the fakes were installed even
 * earlier (fake timers mark their functions with `clock`, @sinonjs/fake-timers 5 and later).
 */
const realSetTimeout = isFake(globalThis.setTimeout) ? undefined : globalThis.setTimeout
const realClearTimeout = globalThis.clearTimeout
const RealMessageChannel = globalThis.MessageChannel
const realNow = performance.now.bind(performance)

function isFake(timer: object): boolean {
  return 'clock' in timer
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
    const { port1, port2 } = new RealMessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
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
  realClearTimeout(timer)
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
