import type { SentEnvelope, SentItem } from '../recording/wire.js'
import { isObject } from './sdk.js'

/** Whom a trace belongs to: a server's events go to the test whose request made them. */
export class Routes<Owner> {
  readonly #byTrace = new Map<string, Owner>()

  get size(): number {
    return this.#byTrace.size
  }

  /** @returns takes the route away again */
  add(trace_id: string, owner: Owner): () => void {
    this.#byTrace.set(trace_id, owner)
    return () => this.#byTrace.delete(trace_id)
  }

  of(trace_id: string | undefined): Owner | undefined {
    return trace_id === undefined ? undefined : this.#byTrace.get(trace_id)
  }

  /** Parts of an envelope that belong to one owner each; undefined is nobody's. */
  split(sent: SentEnvelope): { owner: Owner | undefined; part: SentEnvelope }[] {
    const [header, items] = sent
    const byOwner = new Map<Owner | undefined, SentItem[]>()
    for (const item of items) {
      for (const { trace_id, part } of byTrace(item, header)) {
        const owner = this.of(trace_id)
        byOwner.set(owner, [...(byOwner.get(owner) ?? []), part])
      }
    }
    return [...byOwner].map(([owner, parts]) => ({ owner, part: [header, parts] }))
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
export function traceOf(payload: unknown): string | undefined {
  const contexts = isObject(payload) ? payload.contexts : undefined
  const trace = isObject(contexts) ? contexts.trace : undefined
  return isObject(trace) && typeof trace.trace_id === 'string' ? trace.trace_id : undefined
}

function traceOfHeader(header: object): string | undefined {
  const trace = isObject(header) ? header.trace : undefined
  return isObject(trace) && typeof trace.trace_id === 'string' ? trace.trace_id : undefined
}
