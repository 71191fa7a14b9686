import { isJsonObject } from '../../recording/wire.js'
import { isId } from './check-ins.js'
import { isInvalidRelease, keptEnvironment } from './names.js'
import type { Rule } from './rule.js'
import { secondsOf, sentAt } from './sent-at.js'
import { ENVELOPES, SESSIONS, schema } from './sources.js'

const of = ['session', 'sessions']
const one = ['session']
/** Seconds. */
const OLDEST = 5 * 24 * 60 * 60
const MOST_IN_FUTURE = 60
const MOST_BUCKETS = 100

/** What Sentry makes of sessions. It says nothing about those that it drops. */
export const sessionRules: readonly Rule[] = [
  {
    name: 'session-release',
    severity: 'refused',
    because: 'A session has a release, by the rules for releases.',
    source: SESSIONS,
    of,
    at: [''],
    find(_, { payload: { attrs } }) {
      const release = isJsonObject(attrs) ? attrs.release : undefined
      const isValid = typeof release === 'string' && !isInvalidRelease(release)
      return !isValid && { below: ['attrs', 'release'], sent: release }
    },
  },
  {
    name: 'session-environment',
    severity: 'removed',
    because: 'The environment of a session follows the rules for environments.',
    source: SESSIONS,
    of,
    at: ['attrs.environment'],
    find: (environment) => environment !== null && keptEnvironment(environment) === undefined,
  },
  {
    name: 'session-id',
    severity: 'refused',
    because: 'The sid of a session is a UUID.',
    source: schema('session'),
    of: one,
    at: ['sid'],
    find: (sid) => !isId(sid),
  },
  {
    name: 'session-abnormal-mechanism',
    severity: 'removed',
    because: 'An abnormal_mechanism is `anr_foreground` or `anr_background`.',
    source: schema('session'),
    of: one,
    at: ['abnormal_mechanism'],
    find: (mechanism) =>
      mechanism !== null && mechanism !== 'anr_foreground' && mechanism !== 'anr_background',
  },
  {
    name: 'session-time',
    severity: 'refused',
    because: 'The times of a session are dates in a text, such as `2026-11-25T12:00:00Z`.',
    source: schema('session'),
    of,
    at: ['started', 'timestamp', 'aggregates[].started'],
    find: (time) => Number.isNaN(secondsOf(time)),
  },
  {
    name: 'session-age',
    severity: 'refused',
    because:
      'A session neither began nor was updated more than 5 days before it was sent, or a minute after that.',
    source: SESSIONS,
    of,
    at: ['started', 'timestamp', 'aggregates[].started'],
    find(time, { item }) {
      const age = sentAt(item) - secondsOf(time)
      return age > OLDEST || age < -MOST_IN_FUTURE
    },
  },
  {
    name: 'session-order',
    severity: 'rewritten',
    because: 'A session is not updated before it began: its time becomes that of its beginning.',
    source: SESSIONS,
    of: one,
    at: ['timestamp'],
    find: (timestamp, { payload: { started } }) =>
      secondsOf(timestamp) < secondsOf(started) && { kept: started },
  },
  {
    name: 'session-buckets',
    severity: 'refused',
    because: 'A `sessions` item has at most 100 buckets.',
    source: ENVELOPES,
    of: ['sessions'],
    at: ['aggregates'],
    find: (buckets) =>
      Array.isArray(buckets) &&
      buckets.length > MOST_BUCKETS && { sent: { buckets: buckets.length } },
  },
]
