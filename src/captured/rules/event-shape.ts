import { isEventId, normalizeEventId } from '../../recording/event-id.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../recording/wire.js'
import { isRewritten, lenientText } from './lenient.js'
import { keptLevel } from './level.js'
import { EVENTS, type Finding, type Rule } from './rule.js'
import { sentAt } from './sent-at.js'

const PROTOCOL = 'relay `relay-event-schema/src/protocol'
const NORMALIZATION = 'relay `relay-event-normalization/src/event.rs`'
const CONFIG = 'relay `relay-config/src/config.rs`'

/** Seconds. */
const MOST_IN_FUTURE = 60
const MOST_IN_PAST = 30 * 24 * 60 * 60

/** What Sentry makes of ids, levels and times. */
const fieldRules: readonly Rule[] = [
  {
    name: 'event-id-invalid',
    severity: 'removed',
    because: 'An event_id is a UUID; another one gets a new id, which the app does not know.',
    source: `${PROTOCOL}/event.rs\``,
    of: EVENTS,
    at: ['event_id'],
    find: (id) => (typeof id === 'string' && isUuid(id) ? undefined : {}),
  },
  {
    name: 'event-id-spelling',
    severity: 'rewritten',
    because: 'An event_id is shown as 32 lower-case hex digits.',
    source: `${PROTOCOL}/event.rs\``,
    of: EVENTS,
    at: ['event_id'],
    find(id) {
      if (typeof id !== 'string' || !isUuid(id)) return undefined
      const kept = normalizeEventId(id)
      return kept === id ? undefined : { kept }
    },
  },
  {
    name: 'event-id-envelope',
    severity: 'rewritten',
    because: 'Where the event_id of the envelope is another one, it wins.',
    source: 'develop docs `sdk/data-model/envelope-items.mdx`',
    of: EVENTS,
    at: ['event_id'],
    find(id, { item }) {
      const header = item.envelope?.header.event_id
      if (typeof header !== 'string' || typeof id !== 'string') return undefined
      return normalizeEventId(header) === normalizeEventId(id) ? undefined : { kept: header }
    },
  },
  {
    name: 'level-unknown',
    severity: 'rewritten',
    because:
      'A level is `debug`, `info`, `warning`, `error` or `fatal`; `warn` is none. Else it is `error`, of a transaction `info`.',
    source: `${PROTOCOL}/types.rs\``,
    of: EVENTS,
    at: ['level'],
    find: (level, { item }) =>
      level === null || keptLevel(level)
        ? undefined
        : { kept: item.type === 'transaction' ? 'info' : 'error' },
  },
  {
    name: 'level-alias',
    severity: 'rewritten',
    because: '`log` is kept as `info`, `critical` as `fatal`, 10 to 50 as `debug` to `fatal`.',
    source: `${PROTOCOL}/types.rs\``,
    of: EVENTS,
    at: ['level'],
    find(level) {
      const kept = keptLevel(level)
      return kept === undefined || kept === level ? undefined : { kept }
    },
  },
  {
    name: 'breadcrumb-level-unknown',
    severity: 'rewritten',
    because: 'A level of a breadcrumb that is none, such as `warn`, becomes `info`.',
    source: `${PROTOCOL}/breadcrumb.rs\``,
    of: EVENTS,
    at: ['breadcrumbs[].level'],
    find: (level) => (level === null || keptLevel(level) ? undefined : { kept: 'info' }),
  },
  {
    name: 'timestamp-future',
    severity: 'rewritten',
    because: 'A time more than a minute after the envelope was sent becomes the time of receipt.',
    source: `${NORMALIZATION}, ${CONFIG}`,
    of: EVENTS,
    at: ['timestamp'],
    find: (timestamp, { item }) => driftOf(timestamp, sentAt(item), 1, MOST_IN_FUTURE),
  },
  {
    name: 'timestamp-past',
    severity: 'rewritten',
    because: 'A time more than 30 days before the envelope was sent becomes the time of receipt.',
    source: `${NORMALIZATION}, ${CONFIG}`,
    of: EVENTS,
    at: ['timestamp'],
    find: (timestamp, { item }) => driftOf(timestamp, sentAt(item), -1, MOST_IN_PAST),
  },
]

/** With dashes or without, as Rust's `Uuid` takes it. */
function isUuid(id: string): boolean {
  const isPlain = /^[0-9a-f]{32}$/i.test(id)
  return isPlain || (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) && isEventId(id))
}

/** By the app's own clock, that of the envelope: a test may have set it to any time. */
function driftOf(
  timestamp: JsonValue,
  now: number | undefined,
  sign: 1 | -1,
  most: number,
): Finding | undefined {
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) / 1000 : timestamp
  if (now === undefined || typeof time !== 'number') return undefined
  return (time - now) * sign > most ? { kept: now } : undefined
}

/** What Sentry makes of exceptions and how they came about. */
const exceptionRules: readonly Rule[] = [
  {
    name: 'exception-empty',
    severity: 'removed',
    because: 'An exception has a type or a value.',
    source: `${PROTOCOL}/exception.rs\``,
    of: EVENTS,
    at: ['exception[]'],
    find: (exception) => (isJsonObject(exception) && isBare(exception) ? {} : undefined),
  },
  {
    name: 'exception-value-type',
    severity: 'rewritten',
    because: "An exception's value is a text; anything else becomes its JSON.",
    source: `${PROTOCOL}/exception.rs\``,
    of: EVENTS,
    at: ['exception[].value'],
    find: (value) =>
      typeof value === 'string' || value === null ? undefined : { kept: JSON.stringify(value) },
  },
  {
    name: 'mechanism-type-missing',
    severity: 'rewritten',
    because:
      'Without a type, a mechanism becomes `generic`, and all that it says, `handled` too, lies in its data.',
    source: `${PROTOCOL}/mechanism.rs\``,
    of: EVENTS,
    at: ['exception[].mechanism'],
    find(mechanism) {
      if (!isJsonObject(mechanism) || Object.keys(mechanism).length === 0) return undefined
      return 'type' in mechanism ? undefined : { kept: { type: 'generic', data: mechanism } }
    },
  },
  {
    name: 'mechanism-type-empty',
    severity: 'removed',
    because: "A mechanism's type is a text that is not empty.",
    source: `${PROTOCOL}/mechanism.rs\``,
    of: EVENTS,
    at: ['exception[].mechanism.type'],
    find: (type) => (typeof type === 'string' && type !== '' ? undefined : {}),
  },
]

function isBare({ type, value }: JsonObject): boolean {
  return (type ?? undefined) === undefined && (value ?? undefined) === undefined
}

const FRAMES = ['exception[].stacktrace', 'threads[].stacktrace', 'stacktrace']
const TRIMMING = 'relay `relay-event-normalization/src/trimming.rs`'
const MOST_FRAMES = 250
const MOST_WITH_CONTEXT = 50

/** What Sentry makes of long stack traces. */
const frameRules: readonly Rule[] = [
  {
    name: 'frames-count',
    severity: 'cut',
    because: 'A stack trace has at most 250 frames: the last ones are kept.',
    source: TRIMMING,
    of: EVENTS,
    at: FRAMES.map((at) => `${at}.frames`),
    find: (frames) =>
      Array.isArray(frames) && frames.length > MOST_FRAMES
        ? { sent: { frames: frames.length }, kept: { frames: MOST_FRAMES } }
        : undefined,
  },
  {
    name: 'frames-context',
    severity: 'cut',
    because:
      'Of a stack trace with more than 50 frames, those in the middle lose their variables and the source lines around them.',
    source: TRIMMING,
    of: EVENTS,
    at: FRAMES.map((at) => `${at}.frames`),
    find(frames) {
      if (!Array.isArray(frames)) return undefined
      const bare = slimmed(frames.slice(-MOST_FRAMES)).filter(hasContext).length
      if (bare === 0) return undefined
      return { sent: { frames: frames.length }, kept: { withoutContext: bare } }
    },
  },
]

/** The frames that lose what surrounds them: of the app's own as few as possible. */
function slimmed(frames: readonly JsonValue[]): readonly JsonValue[] {
  if (frames.length <= MOST_WITH_CONTEXT) return []
  const own = frames.filter((frame) => isJsonObject(frame) && frame.in_app === true)
  const others = frames.filter((frame) => isJsonObject(frame) && frame.in_app !== true)
  const otherHalf = Math.floor(Math.max(0, MOST_WITH_CONTEXT - own.length) / 2)
  const bareOthers = others.slice(otherHalf, others.length - otherHalf)
  const remaining = Math.max(0, frames.length - MOST_WITH_CONTEXT - bareOthers.length)
  const ownHalf = Math.floor(Math.max(0, own.length - remaining) / 2)
  return [...bareOthers, ...own.slice(ownHalf, own.length - ownHalf)]
}

function hasContext(frame: JsonValue): boolean {
  if (!isJsonObject(frame)) return false
  return ['vars', 'pre_context', 'post_context'].some((key) => {
    const value = frame[key]
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0
  })
}

/** What Sentry makes of a fingerprint. */
const fingerprintRules: readonly Rule[] = [
  {
    name: 'fingerprint-list',
    severity: 'removed',
    because: 'A fingerprint is a list.',
    source: `${PROTOCOL}/fingerprint.rs\``,
    of: EVENTS,
    at: ['fingerprint'],
    find: (value) => (value === null || Array.isArray(value) ? undefined : {}),
  },
  {
    name: 'fingerprint-part-type',
    severity: 'removed',
    because: 'A part of a fingerprint is a string, a number or a boolean.',
    source: `${PROTOCOL}/fingerprint.rs\``,
    of: EVENTS,
    at: ['fingerprint'],
    find: (value) => parts(value, (part) => (lenientText(part) === undefined ? {} : undefined)),
  },
  {
    name: 'fingerprint-part-coercion',
    severity: 'rewritten',
    because: 'A part of a fingerprint is a text: `true` becomes `True`, and `3.5` becomes `3`.',
    source: `${PROTOCOL}/fingerprint.rs\``,
    of: EVENTS,
    at: ['fingerprint'],
    find: (value) =>
      parts(value, (part) => {
        const kept = lenientText(part)
        return kept !== undefined && isRewritten(part) ? { kept } : undefined
      }),
  },
]

function parts(
  value: JsonValue,
  find: (part: JsonValue) => Finding | undefined,
): readonly Finding[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((part: JsonValue, index) => {
    const found = find(part)
    return found ? [{ ...found, sent: part, below: [index] }] : []
  })
}

export const shapeRules: readonly Rule[] = [
  ...fieldRules,
  ...exceptionRules,
  ...frameRules,
  ...fingerprintRules,
]
