import type { SpanData } from '../data/page-data.js'
import { h } from './dom.js'
import { duration } from './format.js'
import { growingList, keyValues, section } from './parts.js'

interface Row {
  readonly span: SpanData
  readonly depth: number
}

/** Spans as bars on one scale of time, children under their parents. */
export function waterfallView(
  spans: readonly SpanData[],
  title = 'Spans',
): HTMLElement | undefined {
  if (spans.length === 0) return undefined
  const scale = scaleOf(spans)
  const rows = rowsOf(spans).map((row) => () => rowView(row, scale))
  return section(title, spans.length, growingList('waterfall', rows))
}

interface Scale {
  readonly start: number
  readonly total: number
}

/** All in seconds. */
function scaleOf(spans: readonly SpanData[]): Scale {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { start_timestamp, timestamp } of spans) {
    start = Math.min(start, start_timestamp ?? start)
    end = Math.max(end, timestamp ?? end)
  }
  return end > start ? { start, total: end - start } : { start, total: 0.000_001 }
}

function rowView({ span, depth }: Row, { start, total }: Scale): HTMLElement {
  const { span_id, trace_id, attributes, name, op, status, start_timestamp, timestamp } = span
  const from = start_timestamp === undefined ? 0 : start_timestamp - start
  const length = timestamp === undefined ? 0 : Math.max(0, timestamp - start - from)
  const bar = h('span', { class: `bar ${status}` })
  bar.style.left = `${(from / total) * 100}%`
  bar.style.width = `max(3px, ${(length / total) * 100}%)`
  const label = h(
    'span',
    { class: 'span-name' },
    op !== undefined && h('span', { class: 'op' }, op),
    name,
    status === 'error' && h('span', { class: 'badge unhandled' }, 'error'),
  )
  label.style.paddingLeft = `${Math.min(depth, 12) * 14}px`
  // one that was sent without an end took who knows how long
  const time = timestamp === undefined ? '' : duration(length * 1_000)
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        label,
        h('span', { class: 'track' }, bar),
        h('span', { class: 'span-time' }, time),
      ),
      keyValues({ span_id, trace_id, ...attributes }),
    ),
  )
}

/** Each span once, under its parent, in the order in which they began. */
function rowsOf(spans: readonly SpanData[]): Row[] {
  const ids = new Set(spans.map(({ span_id }) => span_id))
  const children = new Map<string, SpanData[]>()
  const roots: SpanData[] = []
  for (const span of spans) {
    const { parent_span_id: parent } = span
    if (parent === undefined || !ids.has(parent)) roots.push(span)
    else if (!children.get(parent)?.push(span)) children.set(parent, [span])
  }
  const rows: Row[] = []
  const told = new Set<SpanData>()
  const tell = (span: SpanData, depth: number) => {
    if (told.has(span)) return
    told.add(span)
    rows.push({ span, depth })
    for (const child of children.get(span.span_id ?? '') ?? []) tell(child, depth + 1)
  }
  for (const root of roots) tell(root, 0)
  // what names each other as parents hangs under nothing, and was sent all the same
  for (const span of spans) tell(span, 0)
  return rows
}
