import { endsWithin, nextTask, now } from '../recording/real-time.js'
import type { Capture, Captures } from './captures.js'
import type { Connections } from './connections.js'
import type { Delivery } from './delivery.js'
import type { Loan } from './loan.js'
import type { ProductionBuffer } from './production-buffer.js'
import { unsettledError } from './stuck.js'

/** What an event passes between its capture call and its answer. */
export interface Stations {
  readonly captures: Captures
  readonly buffer: ProductionBuffer
  readonly delivery: Delivery
  readonly connections: Connections
}

/** Waits until nothing of the running test is on its way, and tells what is. */
export class Settling {
  readonly #stations: Stations
  readonly #timeout: number
  /** Of an isolated test: what comes in at the app's own client. */
  loan: Loan | undefined

  /** @param timeout how long all of it may take, in milliseconds of real time */
  constructor(stations: Stations, timeout: number) {
    this.#stations = stations
    this.#timeout = timeout
  }

  /** How many captures and sends are in flight. */
  get pending(): number {
    return this.#captures.length + this.#stations.delivery.pending.length
  }

  /** Whether something has outlasted the limit: waiting once more would change nothing. */
  get isStuck(): boolean {
    return this.#captures.some(({ isStuck }) => isStuck)
  }

  get #captures(): Capture[] {
    return [...this.#stations.captures.pending, ...(this.loan?.pending ?? [])]
  }

  /** @throws UnsettledError at the limit */
  async settled(): Promise<void> {
    const deadline = now() + this.#timeout
    for (;;) {
      await nextTask()
      this.#stations.buffer.endTurn()
      await this.loan?.flush()
      const isAll = await this.flushBuffers()
      if (this.pending > 0) await this.#waitUntil(deadline)
      else if (isAll) return
    }
  }

  /**
   * Logs, metrics, spans and drop reports wait in buffers of the client until a flush.
   *
   * @returns whether that was all: what may yet be dropped belongs into the same report
   */
  async flushBuffers(): Promise<boolean> {
    const { connections, delivery } = this.#stations
    await connections.flushSpans()
    connections.emitFlush()
    if (this.#captures.some(({ isStuck }) => !isStuck)) return false
    // in an outage an assertion must not cost the app its report: that waits, as it would anyway
    if (!delivery.isInOutage) connections.sendClientReports()
    return true
  }

  async #waitUntil(deadline: number): Promise<void> {
    const { captures, delivery } = this.#stations
    const waitedFor = this.#captures
    const work = Promise.all([
      captures.allEnded(waitedFor),
      this.loan?.allEnded(waitedFor),
      Promise.allSettled(delivery.pending.map(({ answered }) => answered)),
    ])
    if (await endsWithin(work, Math.max(0, deadline - now()))) return
    // a busy process hears late of its own clock: what has ended meanwhile is not stuck
    if (this.pending === 0) return
    const stuck = this.#captures
    for (const capture of stuck) capture.isStuck = true
    throw unsettledError(stuck, delivery.pending, this.#timeout)
  }
}
