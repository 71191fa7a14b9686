import type { RecordedItem } from '../../recording/envelope.js'
import type { JsonObject } from '../../recording/wire.js'
import {
  type CapturedItem,
  entriesOf,
  itemKind,
  number,
  plainAttributes,
  text,
} from './item-kind.js'

export interface CapturedMetric extends CapturedItem {
  readonly name: string
  /** `counter`, `gauge` or `distribution`; `set` of the older kind. */
  readonly type: string | undefined
  readonly value: number | undefined
  readonly unit: string | undefined
  /** Plain values. */
  readonly attributes: JsonObject
  readonly trace_id: string | undefined
  /** Seconds since 1970. */
  readonly timestamp: number | undefined
}

export const metricKind = itemKind<CapturedMetric>({
  noun: 'metric',
  types: ['trace_metric', 'metric', 'statsd'],
  read: (item) => (item.type === 'statsd' ? statsdMetrics(item) : traceMetrics(item)),
  identity: { name: 'name', key: 'name' },
  keys: [
    'name',
    'type',
    'value',
    'unit',
    'attributes',
    'trace_id',
    'timestamp',
    'payload',
    'envelope',
  ],
  row: ({ name, type, value, unit }) => [
    name,
    type ?? '',
    `${value ?? ''}${unit ? ` ${unit}` : ''}`,
  ],
})

function traceMetrics(item: RecordedItem): CapturedMetric[] {
  return entriesOf(item).map((metric) => ({
    name: text(metric.name) ?? '',
    type: text(metric.type),
    value: number(metric.value),
    unit: text(metric.unit),
    attributes: plainAttributes(metric.attributes),
    trace_id: text(metric.trace_id),
    timestamp: number(metric.timestamp),
    payload: metric,
    envelope: item.envelope,
  }))
}

const STATSD_TYPES = new Map([
  ['c', 'counter'],
  ['d', 'distribution'],
  ['g', 'gauge'],
  ['s', 'set'],
])

/**
 * SDK 8 sends buckets as lines, `lat@millisecond:12.5:13|d|#route:/x|T1795385303` (`metrics/utils.ts`):
 * a distribution holds all its values, a gauge `last:min:max:sum:count`.
 */
function statsdMetrics({ payload, envelope }: RecordedItem): CapturedMetric[] {
  const lines = typeof payload === 'string' ? payload.split('\n') : []
  return lines.flatMap((line) => {
    const [head = '', shortType = '', ...rest] = line.split('|')
    const [nameAndUnit = '', ...values] = head.split(':')
    const [name = '', unit] = nameAndUnit.split('@')
    const tags = rest.find((part) => part.startsWith('#'))?.slice(1) ?? ''
    const timestamp = rest.find((part) => part.startsWith('T'))?.slice(1)
    const kept = shortType === 'd' ? values : values.slice(0, 1)
    return kept.map((value) => ({
      name,
      type: STATSD_TYPES.get(shortType),
      value: Number(value),
      unit: unit === 'none' ? undefined : unit,
      attributes: Object.fromEntries(tags.split(',').filter(Boolean).map(keyAndValue)),
      trace_id: undefined,
      timestamp: timestamp === undefined ? undefined : Number(timestamp),
      payload: line,
      envelope,
    }))
  })
}

function keyAndValue(tag: string): [string, string] {
  const [key = '', ...value] = tag.split(':')
  return [unescaped(key), unescaped(value.join(':'))]
}

/** What SDK 8 escapes so that it cannot end a tag or a line (`metrics/utils.ts`). */
const ESCAPES = new Map([
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\\\', '\\'],
  ['\\u{7c}', '|'],
  ['\\u{2c}', ','],
])

function unescaped(text: string): string {
  return text.replace(
    /\\(?:[nrt\\]|u\{(?:7c|2c)\})/g,
    (sequence) => ESCAPES.get(sequence) ?? sequence,
  )
}
