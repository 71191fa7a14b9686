import type { RecordedItem } from '../../recording/envelope.js'
import { isJsonObject, type JsonObject } from '../../recording/wire.js'
import {
  type CapturedItem,
  entriesOf,
  itemKind,
  number,
  payloadOf,
  plainAttributes,
  text,
} from './item-kind.js'

/** A span, alike whether the SDK streamed it (11) or sent it inside a transaction (8 to 10). */
export interface CapturedSpan extends CapturedItem {
  readonly name: string
  readonly op: string | undefined
  readonly status: 'ok' | 'error'
  readonly trace_id: string | undefined
  readonly span_id: string | undefined
  readonly parent_span_id: string | undefined
  /** Whether it is the root of its part of the trace: what Sentry calls a transaction. */
  readonly is_segment: boolean
  /** Plain values: `{ 'http.route': '/orders' }`. */
  readonly attributes: JsonObject
  /** Seconds since 1970, with fractions. */
  readonly start_timestamp: number | undefined
  readonly timestamp: number | undefined
  /** Seconds. */
  readonly duration: number | undefined
}

const TYPES = ['transaction', 'span']
const KEYS = [
  ...(['name', 'op', 'status', 'trace_id', 'span_id', 'parent_span_id', 'is_segment'] as const),
  ...(['attributes', 'start_timestamp', 'timestamp', 'duration', 'payload', 'envelope'] as const),
]

export const spanKind = itemKind<CapturedSpan>({
  noun: 'span',
  types: TYPES,
  read: spansOf,
  identity: { name: 'name', key: 'name' },
  keys: KEYS,
  row: ({ name, op, status, span_id }) => [name, op ?? '', status, span_id ?? ''],
})

/** A segment of a streaming SDK is what others send as a transaction. */
export const transactionKind = itemKind<CapturedSpan>({
  ...spanKind,
  noun: 'transaction',
  read: (item) => spansOf(item).filter(({ is_segment }) => is_segment),
})

/** By the time they began: parents before their children, whatever the SDK sends first. */
function spansOf(item: RecordedItem): CapturedSpan[] {
  const spans =
    item.type === 'transaction' ? transactionSpans(item) : entriesOf(item).map(spanOf(item))
  const depths = depthsOf(spans)
  return spans.sort(
    (a, b) =>
      (a.start_timestamp ?? 0) - (b.start_timestamp ?? 0) ||
      (depths.get(a) ?? 0) - (depths.get(b) ?? 0),
  )
}

/** How many ancestors each has among them: it tells apart what began at the same moment. */
function depthsOf(spans: readonly CapturedSpan[]): Map<CapturedSpan, number> {
  const byId = new Map(spans.map((span) => [span.span_id, span]))
  const depth = (span: CapturedSpan, below: number): number => {
    const parent = span.parent_span_id === undefined ? undefined : byId.get(span.parent_span_id)
    return parent && below < spans.length ? depth(parent, below + 1) : below
  }
  return new Map(spans.map((span) => [span, depth(span, 0)]))
}

function transactionSpans(item: RecordedItem): CapturedSpan[] {
  const payload = payloadOf(item)
  const trace = isJsonObject(payload.contexts) ? payload.contexts.trace : undefined
  const { start_timestamp, timestamp, transaction, spans } = payload
  const root = spanOf(item)({
    ...(isJsonObject(trace) ? trace : {}),
    start_timestamp,
    timestamp,
    name: transaction,
    is_segment: true,
  })
  const children = Array.isArray(spans) ? spans.filter(isJsonObject) : []
  return [{ ...root, payload }, ...children.map(spanOf(item))]
}

/** Streamed spans have `name` and `attributes` (span v2), others `description`, `op` and `data`. */
function spanOf({ envelope }: RecordedItem): (span: JsonObject) => CapturedSpan {
  return (span) => {
    const attributes = plainAttributes(span.attributes ?? span.data)
    const start_timestamp = number(span.start_timestamp)
    const timestamp = number(span.end_timestamp) ?? number(span.timestamp)
    return {
      name: text(span.name) ?? text(span.description) ?? '',
      op: text(span.op) ?? text(attributes['sentry.op']),
      status: isOk(text(span.status)) ? 'ok' : 'error',
      trace_id: text(span.trace_id),
      span_id: text(span.span_id),
      parent_span_id: text(span.parent_span_id),
      is_segment: span.is_segment === true,
      attributes,
      start_timestamp,
      timestamp,
      duration:
        start_timestamp === undefined || timestamp === undefined
          ? undefined
          : timestamp - start_timestamp,
      payload: span,
      envelope,
    }
  }
}

/** As SDK 11 simplifies a status when it streams a span (`spanUtils.ts`). */
function isOk(status: string | undefined): boolean {
  return status === undefined || status === 'ok' || status === 'cancelled' || status === 'unset'
}
