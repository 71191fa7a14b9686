import type { SpanData } from '../data/page-data.js'
import { h } from './dom.js'
import { duration } from './format.js'
import { keyValues, section } from './parts.js'

interface Row {
  readonly span: SpanData
  readonly depth: number
}

/** The spans of a trace as bars on one scale of time, children under their parents. */
export function waterfallView(spans: readonly SpanData[]): HTMLElement | undefined {
  const starts = spans.flatMap(({ start_timestamp }) => start_timestamp ?? [])
  const ends = spans.flatMap(({ timestamp }) => timestamp ?? [])
  if (spans.length === 0) return undefined
  const start = Math.min(...starts)
  const total = Math.max(...ends) - start || 0.000_001
  const rows = rowsOf(spans).map(({ span, depth }) => {
    const from = (span.start_timestamp ?? start) - start
    const length = (span.timestamp ?? start + from) - start - from
    const bar = h('span', { class: `bar ${span.status}` })
    bar.style.left = `${(from / total) * 100}%`
    bar.style.width = `max(3px, ${(length / total) * 100}%)`
    const label = h(
      'span',
      { class: 'span-name' },
      span.op !== undefined && h('span', { class: 'op' }, span.op),
      span.name,
      span.status === 'error' && h('span', { class: 'badge unhandled' }, 'error'),
    )
    label.style.paddingLeft = `${Math.min(depth, 12) * 14}px`
    const time = h('span', { class: 'span-time' }, duration(length * 1_000))
    const { span_id, trace_id, attributes } = span
    return h(
      'li',
      {},
      h(
        'details',
        {},
        h('summary', {}, label, h('span', { class: 'track' }, bar), time),
        keyValues({ span_id, trace_id, ...attributes }),
      ),
    )
  })
  return section('Spans', spans.length, h('ol', { class: 'waterfall' }, rows))
}

/** Each span under its parent, in the order in which they began. */
function rowsOf(spans: readonly SpanData[]): Row[] {
  const ids = new Set(spans.map(({ span_id }) => span_id))
  const children = new Map<string | undefined, SpanData[]>()
  for (const span of spans) {
    const { parent_span_id } = span
    const parent =
      parent_span_id !== undefined && ids.has(parent_span_id) ? parent_span_id : undefined
    children.set(parent, [...(children.get(parent) ?? []), span])
  }
  const rows: Row[] = []
  const walk = (parent: string | undefined, depth: number) => {
    for (const span of children.get(parent) ?? []) {
      rows.push({ span, depth })
      // what names itself as its parent has been told
      if (span.span_id !== undefined && depth < spans.length) walk(span.span_id, depth + 1)
    }
  }
  walk(undefined, 0)
  return rows
}
