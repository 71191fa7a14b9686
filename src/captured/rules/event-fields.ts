import { isEventId, normalizeEventId } from '../../recording/event-id.js'
import type { JsonValue } from '../../recording/wire.js'
import { keptLevel } from './level.js'
import type { Finding, Rule } from './rule.js'
import { secondsOf, sentAt } from './sent-at.js'
import { CONFIG, ENVELOPE_ITEMS, NORMALIZATION, schema } from './sources.js'

/** Seconds. */
const MOST_IN_FUTURE = 60
const MOST_IN_PAST = 30 * 24 * 60 * 60

/** What Sentry makes of ids, levels and times. */
export const fieldRules: readonly Rule[] = [
  {
    name: 'event-id-invalid',
    severity: 'removed',
    because: 'An event_id is a UUID; another one gets a new id, which the app does not know.',
    source: schema('event'),
    at: ['event_id'],
    find: (id) => !isUuid(id),
  },
  {
    name: 'event-id-spelling',
    severity: 'rewritten',
    because: 'An event_id is shown as 32 lower-case hex digits.',
    source: schema('event'),
    at: ['event_id'],
    find: (id) => isUuid(id) && normalizeEventId(id) !== id && { kept: normalizeEventId(id) },
  },
  {
    name: 'event-id-envelope',
    severity: 'rewritten',
    because: 'Where the event_id of the envelope is another one, it wins.',
    source: ENVELOPE_ITEMS,
    at: ['event_id'],
    find(id, { item }) {
      const header = item.envelope?.header.event_id
      if (typeof header !== 'string' || typeof id !== 'string') return undefined
      return normalizeEventId(header) !== normalizeEventId(id) && { kept: header }
    },
  },
  {
    name: 'level-unknown',
    severity: 'rewritten',
    because:
      'A level is `debug`, `info`, `warning`, `error` or `fatal`; `warn` is none. Else it is `error`, of a transaction `info`.',
    source: schema('types'),
    at: ['level'],
    find: (level, { item }) =>
      isUnknownLevel(level) && { kept: item.type === 'transaction' ? 'info' : 'error' },
  },
  {
    name: 'level-alias',
    severity: 'rewritten',
    because: '`log` is kept as `info`, `critical` as `fatal`, 10 to 50 as `debug` to `fatal`.',
    source: schema('types'),
    at: ['level'],
    find(level) {
      const kept = keptLevel(level)
      return kept !== undefined && kept !== level && { kept }
    },
  },
  {
    name: 'breadcrumb-level-unknown',
    severity: 'rewritten',
    because: 'A level of a breadcrumb that is none, such as `warn`, becomes `info`.',
    source: schema('breadcrumb'),
    at: ['breadcrumbs[].level'],
    find: (level) => isUnknownLevel(level) && { kept: 'info' },
  },
  {
    name: 'timestamp-future',
    severity: 'rewritten',
    because: 'A time more than a minute after the envelope was sent becomes the time of receipt.',
    source: `${NORMALIZATION}, ${CONFIG}`,
    at: ['timestamp'],
    find: (timestamp, { item }) => driftOf(timestamp, sentAt(item), 1, MOST_IN_FUTURE),
  },
  {
    name: 'timestamp-past',
    severity: 'rewritten',
    because: 'A time more than 30 days before the envelope was sent becomes the time of receipt.',
    source: `${NORMALIZATION}, ${CONFIG}`,
    at: ['timestamp'],
    find: (timestamp, { item }) => driftOf(timestamp, sentAt(item), -1, MOST_IN_PAST),
  },
]

/** With dashes or without, as Rust's `Uuid` takes it. */
function isUuid(id: JsonValue): id is string {
  if (typeof id !== 'string') return false
  const isPlain = /^[0-9a-f]{32}$/i.test(id)
  return isPlain || (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) && isEventId(id))
}

function isUnknownLevel(level: JsonValue): boolean {
  return level !== null && keptLevel(level) === undefined
}

/** By the app's own clock, that of the envelope: a test may have set it to any time. */
function driftOf(
  timestamp: JsonValue,
  now: number,
  sign: 1 | -1,
  most: number,
): Finding | undefined {
  const time = typeof timestamp === 'number' ? timestamp : secondsOf(timestamp)
  return (time - now) * sign > most ? { kept: now } : undefined
}
