import { isJsonObject, type JsonObject } from '../../recording/wire.js'
import { isId } from './check-ins.js'
import type { Rule } from './rule.js'
import { ENVELOPE_ITEMS, schema } from './sources.js'

/** What Sentry makes of logs, metrics and spans in containers, and of user reports. */
export const entryRules: readonly Rule[] = [
  required('log', 'log', ['timestamp', 'trace_id', 'level', 'body'], 'ourlog'),
  required(
    'metric',
    'trace_metric',
    ['timestamp', 'trace_id', 'name', 'type', 'value'],
    'trace_metric',
  ),
  required(
    'span',
    'span',
    ['trace_id', 'span_id', 'name', 'status', 'start_timestamp', 'end_timestamp'],
    'span_v2',
  ),
  {
    name: 'attribute-type',
    severity: 'removed',
    because: 'The value of an attribute is of the type that stands beside it.',
    source: schema('attributes'),
    of: ['log', 'trace_metric', 'span'],
    at: ['items[].attributes.*'],
    find: (attribute) => isJsonObject(attribute) && isOfWrongType(attribute),
  },
  {
    name: 'user-report-event-id',
    severity: 'refused',
    because: 'A user report names the event that it is about.',
    source: ENVELOPE_ITEMS,
    of: ['user_report'],
    at: [''],
    find: (_, { payload: { event_id } }) =>
      !isId(event_id) && { below: ['event_id'], sent: event_id },
  },
]

/** Entries of a container without what Relay requires are dropped (`required = true`). */
function required(noun: string, type: string, keys: readonly string[], file: string): Rule {
  return {
    name: `${noun}-required`,
    severity: 'removed',
    because: `A ${noun} has ${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}.`,
    source: schema(file),
    of: [type],
    // a lone span is of the older kind, which has other fields
    at: ['items[]'],
    find(entry) {
      if (!isJsonObject(entry)) return undefined
      const missing = keys.filter((key) => (entry[key] ?? undefined) === undefined)
      return missing.length > 0 && { sent: { missing } }
    },
  }
}

function isOfWrongType({ type, value }: JsonObject): boolean {
  if (type === 'string') return typeof value !== 'string'
  if (type === 'boolean') return typeof value !== 'boolean'
  if (type === 'integer') return !Number.isInteger(value)
  return type === 'double' && typeof value !== 'number'
}
