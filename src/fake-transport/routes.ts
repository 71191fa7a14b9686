import type { Recording } from '../recording/recording.js'
import type { SentEnvelope, SentItem } from '../recording/wire.js'
import { isObject } from './sdk.js'

/** Which recording a trace belongs to: a server's events go to the test whose request made them. */
export class Routes {
  readonly #byTrace = new Map<string, Recording>()

  get size(): number {
    return this.#byTrace.size
  }

  /** @returns takes the route away again */
  add(trace_id: string, recording: Recording): () => void {
    this.#byTrace.set(trace_id, recording)
    return () => this.#byTrace.delete(trace_id)
  }

  of(trace_id: string | undefined): Recording | undefined {
    return trace_id === undefined ? undefined : this.#byTrace.get(trace_id)
  }

  /** Parts of an envelope that belong to one recording each; undefined is nobody's. */
  split(sent: SentEnvelope): { recording: Recording | undefined; part: SentEnvelope }[] {
    const [header, items] = sent
    const recordings = new Map<Recording | undefined, SentItem[]>()
    for (const item of items) {
      for (const { trace_id, part } of byTrace(item, header)) {
        const recording = this.of(trace_id)
        recordings.set(recording, [...(recordings.get(recording) ?? []), part])
      }
    }
    return [...recordings].map(([recording, parts]) => ({ recording, part: [header, parts] }))
  }
}

/** Logs and metrics of many traces share one container: it is taken apart. */
function byTrace(
  item: SentItem,
  header: object,
): { trace_id: string | undefined; part: SentItem }[] {
  const [itemHeader, payload] = item
  const whole = [{ trace_id: traceOf(payload) ?? traceOfHeader(header), part: item }]
  if (typeof itemHeader.item_count !== 'number' || !isObject(payload)) return whole
  if (!Array.isArray(payload.items)) return whole
  const groups = new Map<string | undefined, unknown[]>()
  for (const entry of payload.items) {
    const trace_id =
      isObject(entry) && typeof entry.trace_id === 'string' ? entry.trace_id : undefined
    groups.set(trace_id, [...(groups.get(trace_id) ?? []), entry])
  }
  return [...groups].map(([trace_id, items]) => ({
    trace_id,
    part: [
      { ...itemHeader, item_count: items.length },
      { ...payload, items },
    ],
  }))
}

/** `contexts.trace.trace_id`, where events, transactions, check-ins and feedback have it. */
function traceOf(payload: unknown): string | undefined {
  const contexts = isObject(payload) ? payload.contexts : undefined
  const trace = isObject(contexts) ? contexts.trace : undefined
  return isObject(trace) && typeof trace.trace_id === 'string' ? trace.trace_id : undefined
}

function traceOfHeader(header: object): string | undefined {
  const trace = isObject(header) ? header.trace : undefined
  return isObject(trace) && typeof trace.trace_id === 'string' ? trace.trace_id : undefined
}
