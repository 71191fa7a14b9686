import type { Recording } from '../recording/recording.js'
import type { Capture, Captures } from './captures.js'
import type { Delivery } from './delivery.js'
import { traceOf } from './routes.js'

/** Parts of the fake transport that the app's own client sends to. */
export interface Lender {
  readonly captures: Captures
  readonly delivery: Delivery
  readonly recording: Recording
  flush(): Promise<unknown>
}

/** What an isolated test has of another fake transport: that which belongs to its trace. */
export class Loan {
  readonly #trace_id: string
  readonly #lender: Lender

  constructor(trace_id: string, lender: Lender) {
    this.#trace_id = trace_id
    this.#lender = lender
  }

  /**
   * What is on its way in the trace. The SDK gives an event its trace late: what has none yet may
   * turn out to be in this one, and is waited for until it has held somebody up for too long.
   */
  get pending(): Capture[] {
    return this.#lender.captures.pending.filter(({ draft, isStuck }) => {
      const trace_id = traceOf(draft)
      return trace_id === undefined ? !isStuck : trace_id === this.#trace_id
    })
  }

  allEnded(captures: readonly Capture[]): Promise<void> {
    return this.#lender.captures.allEnded(captures)
  }

  async flush(): Promise<void> {
    const { delivery, recording, flush } = this.#lender
    await flush()
    delivery.handOver(recording.drops)
  }
}
