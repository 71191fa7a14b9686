import { isEventId } from '../../recording/event-id.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../recording/wire.js'
import { isInvalidRelease, keptEnvironment } from './names.js'
import type { Finding, Rule } from './rule.js'
import { sentAt } from './sent-at.js'

const MONITORS = 'relay `relay-monitors/src/lib.rs`'
const CHECK_INS = ['check_in']
const SLUG_LENGTH = 50

/** What Sentry makes of cron check-ins: what it cannot read, it refuses as a whole. */
const checkInRules: readonly Rule[] = [
  {
    name: 'check-in-id',
    severity: 'refused',
    because: 'The id of a check-in is a UUID.',
    source: MONITORS,
    of: CHECK_INS,
    at: [''],
    find: (_, { payload: { check_in_id } }) =>
      isId(check_in_id) ? undefined : { below: ['check_in_id'], sent: check_in_id },
  },
  {
    name: 'check-in-slug-empty',
    severity: 'refused',
    because: 'A check-in names its monitor.',
    source: MONITORS,
    of: CHECK_INS,
    at: [''],
    find: (_, { payload: { monitor_slug } }) =>
      typeof monitor_slug === 'string' && monitor_slug !== ''
        ? undefined
        : { below: ['monitor_slug'], sent: monitor_slug },
  },
  {
    name: 'check-in-slug-length',
    severity: 'cut',
    because: 'The slug of a monitor has at most 50 characters; what follows is cut off.',
    source: MONITORS,
    of: CHECK_INS,
    at: ['monitor_slug'],
    find(slug) {
      const characters = typeof slug === 'string' ? [...slug] : []
      return characters.length > SLUG_LENGTH
        ? { kept: characters.slice(0, SLUG_LENGTH).join('') }
        : undefined
    },
  },
  {
    name: 'check-in-status',
    severity: 'rewritten',
    because: 'A check-in is `in_progress`, `ok` or `error`; anything else becomes `unknown`.',
    source: MONITORS,
    of: CHECK_INS,
    at: ['status'],
    find: (status) =>
      ['in_progress', 'ok', 'error', 'unknown'].some((known) => known === status)
        ? undefined
        : { kept: 'unknown' },
  },
  {
    name: 'check-in-schedule',
    severity: 'refused',
    because:
      'A schedule is a crontab with a text, or an interval: a whole number of years, months, weeks, days, hours or minutes.',
    source: MONITORS,
    of: CHECK_INS,
    at: ['monitor_config'],
    find: (config) =>
      isJsonObject(config) && !isSchedule(config.schedule)
        ? { below: ['schedule'], sent: config.schedule }
        : undefined,
  },
  {
    name: 'check-in-minutes',
    severity: 'refused',
    because: 'checkin_margin and max_runtime are whole minutes, from 0 up.',
    source: MONITORS,
    of: CHECK_INS,
    at: ['monitor_config.checkin_margin', 'monitor_config.max_runtime'],
    find: (minutes) => (minutes === null || isWhole(minutes) ? undefined : {}),
  },
  {
    name: 'check-in-duration',
    severity: 'refused',
    because: 'The duration of a check-in is a number of seconds.',
    source: MONITORS,
    of: CHECK_INS,
    at: ['duration'],
    find: (duration) => (duration === null || typeof duration === 'number' ? undefined : {}),
  },
]

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute']

function isSchedule(schedule: JsonValue | undefined): boolean {
  if (!isJsonObject(schedule)) return false
  const { type, value, unit } = schedule
  if (type === 'crontab') return typeof value === 'string'
  return type === 'interval' && isWhole(value) && UNITS.some((known) => known === unit)
}

function isWhole(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isId(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && isEventId(value)
}

const SESSION_SCHEMA = 'relay `relay-event-schema/src/protocol/session.rs`'
const SESSION_PROCESSOR = 'relay `relay-server/src/services/processor/session.rs`'
const SESSIONS = ['session', 'sessions']
/** Seconds. */
const OLDEST_SESSION = 5 * 24 * 60 * 60
const MOST_IN_FUTURE = 60

/** What Sentry makes of sessions. It says nothing about those that it drops. */
const sessionRules: readonly Rule[] = [
  {
    name: 'session-release',
    severity: 'refused',
    because: 'A session has a release, by the rules for releases.',
    source: SESSION_PROCESSOR,
    of: SESSIONS,
    at: [''],
    find(_, { payload: { attrs } }) {
      const release = isJsonObject(attrs) ? attrs.release : undefined
      const isValid = typeof release === 'string' && !isInvalidRelease(release)
      return isValid ? undefined : { below: ['attrs', 'release'], sent: release }
    },
  },
  {
    name: 'session-environment',
    severity: 'removed',
    because: 'The environment of a session follows the rules for environments.',
    source: SESSION_PROCESSOR,
    of: SESSIONS,
    at: ['attrs.environment'],
    find: (environment) =>
      environment === null || keptEnvironment(environment) !== undefined ? undefined : {},
  },
  {
    name: 'session-id',
    severity: 'refused',
    because: 'The sid of a session is a UUID.',
    source: SESSION_SCHEMA,
    of: ['session'],
    at: ['sid'],
    find: (sid) => (isId(sid) ? undefined : {}),
  },
  {
    name: 'session-abnormal-mechanism',
    severity: 'removed',
    because: 'An abnormal_mechanism is `anr_foreground` or `anr_background`.',
    source: SESSION_SCHEMA,
    of: ['session'],
    at: ['abnormal_mechanism'],
    find: (mechanism) =>
      mechanism === null || mechanism === 'anr_foreground' || mechanism === 'anr_background'
        ? undefined
        : {},
  },
  {
    name: 'session-age',
    severity: 'refused',
    because:
      'A session neither began nor was updated more than 5 days before it was sent, or a minute after that.',
    source: SESSION_PROCESSOR,
    of: SESSIONS,
    at: ['started', 'timestamp', 'aggregates[].started'],
    find(time, { item }): Finding | undefined {
      const now = sentAt(item)
      const seconds = typeof time === 'string' ? Date.parse(time) / 1000 : Number.NaN
      if (now === undefined || Number.isNaN(seconds)) return undefined
      const age = now - seconds
      return age > OLDEST_SESSION || age < -MOST_IN_FUTURE ? {} : undefined
    },
  },
]

const BUCKETS = 100

/** What Sentry makes of logs, metrics and spans in containers, and of user reports. */
const entryRules: readonly Rule[] = [
  {
    name: 'session-buckets',
    severity: 'refused',
    because: 'A `sessions` item has at most 100 buckets.',
    source: 'develop docs `sdk/data-model/envelopes.mdx`',
    of: ['sessions'],
    at: ['aggregates'],
    find: (buckets) =>
      Array.isArray(buckets) && buckets.length > BUCKETS
        ? { sent: { buckets: buckets.length } }
        : undefined,
  },
  required('log', ['timestamp', 'trace_id', 'level', 'body'], 'ourlog.rs'),
  required('trace_metric', ['timestamp', 'trace_id', 'name', 'type', 'value'], 'trace_metric.rs'),
  required(
    'span',
    ['trace_id', 'span_id', 'name', 'status', 'start_timestamp', 'end_timestamp'],
    'span_v2.rs',
  ),
  {
    name: 'attribute-type',
    severity: 'removed',
    because: 'The value of an attribute is of the type that stands beside it.',
    source: 'relay `relay-event-schema/src/protocol/attributes.rs`',
    of: ['log', 'trace_metric', 'span'],
    at: ['items[].attributes.*'],
    find: (attribute) =>
      isJsonObject(attribute) && isOfWrongType(attribute) ? { sent: attribute } : undefined,
  },
  {
    name: 'user-report-event-id',
    severity: 'refused',
    because: 'A user report names the event that it is about.',
    source: 'develop docs `sdk/data-model/envelope-items.mdx`',
    of: ['user_report'],
    at: [''],
    find: (_, { payload: { event_id } }) =>
      isId(event_id) ? undefined : { below: ['event_id'], sent: event_id },
  },
]

/** Entries of a container without what Relay requires are dropped (`required = true`). */
function required(type: string, keys: readonly string[], file: string): Rule {
  const noun = type === 'trace_metric' ? 'metric' : type
  return {
    name: `${noun}-required`,
    severity: 'removed',
    because: `A ${noun} has ${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}.`,
    source: `relay \`relay-event-schema/src/protocol/${file}\``,
    of: [type],
    // a lone span is of the older kind, which has other fields
    at: ['items[]'],
    find(entry) {
      if (!isJsonObject(entry)) return undefined
      const missing = keys.filter((key) => (entry[key] ?? undefined) === undefined)
      return missing.length > 0 ? { sent: { missing } } : undefined
    },
  }
}

function isOfWrongType({ type, value }: JsonObject): boolean {
  if (type === 'string') return typeof value !== 'string'
  if (type === 'boolean') return typeof value !== 'boolean'
  if (type === 'integer') return !Number.isInteger(value)
  return type === 'double' && typeof value !== 'number'
}

export const itemRules: readonly Rule[] = [...checkInRules, ...sessionRules, ...entryRules]
