import { isEventId } from '../../recording/event-id.js'
import { isJsonObject, type JsonValue } from '../../recording/wire.js'
import type { Rule } from './rule.js'
import { MONITORS } from './sources.js'

const of = ['check_in']
const SLUG_LENGTH = 50
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute']

/** What Sentry makes of cron check-ins: what it cannot read, it refuses as a whole. */
export const checkInRules: readonly Rule[] = [
  {
    name: 'check-in-id',
    severity: 'refused',
    because: 'The id of a check-in is a UUID.',
    source: MONITORS,
    of,
    at: [''],
    find: (_, { payload: { check_in_id } }) =>
      !isId(check_in_id) && { below: ['check_in_id'], sent: check_in_id },
  },
  {
    name: 'check-in-slug-empty',
    severity: 'refused',
    because: 'A check-in names its monitor.',
    source: MONITORS,
    of,
    at: [''],
    find: (_, { payload: { monitor_slug } }) =>
      (typeof monitor_slug !== 'string' || monitor_slug === '') && {
        below: ['monitor_slug'],
        sent: monitor_slug,
      },
  },
  {
    name: 'check-in-slug-length',
    severity: 'cut',
    because: 'The slug of a monitor has at most 50 characters; what follows is cut off.',
    source: MONITORS,
    of,
    at: ['monitor_slug'],
    find(slug) {
      const characters = typeof slug === 'string' ? [...slug] : []
      return characters.length > SLUG_LENGTH && { kept: characters.slice(0, SLUG_LENGTH).join('') }
    },
  },
  {
    name: 'check-in-status',
    severity: 'rewritten',
    because: 'A check-in is `in_progress`, `ok` or `error`; anything else becomes `unknown`.',
    source: MONITORS,
    of,
    at: ['status'],
    find: (status) =>
      !isOneOf(['in_progress', 'ok', 'error', 'unknown'], status) && { kept: 'unknown' },
  },
  {
    name: 'check-in-schedule',
    severity: 'refused',
    because:
      'A schedule is a crontab with a text, or an interval: a whole number of years, months, weeks, days, hours or minutes.',
    source: MONITORS,
    of,
    at: ['monitor_config'],
    find: (config) =>
      isJsonObject(config) &&
      !isSchedule(config.schedule) && { below: ['schedule'], sent: config.schedule },
  },
  {
    name: 'check-in-minutes',
    severity: 'refused',
    because: 'checkin_margin and max_runtime are whole minutes, from 0 up.',
    source: MONITORS,
    of,
    at: ['monitor_config.checkin_margin', 'monitor_config.max_runtime'],
    find: (minutes) => minutes !== null && !isWhole(minutes),
  },
  {
    name: 'check-in-duration',
    severity: 'refused',
    because: 'The duration of a check-in is a number of seconds.',
    source: MONITORS,
    of,
    at: ['duration'],
    find: (duration) => duration !== null && typeof duration !== 'number',
  },
]

function isSchedule(schedule: JsonValue | undefined): boolean {
  if (!isJsonObject(schedule)) return false
  const { type, value, unit } = schedule
  if (type === 'crontab') return typeof value === 'string'
  return type === 'interval' && isWhole(value) && isOneOf(UNITS, unit)
}

function isWhole(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isOneOf(known: readonly string[], value: JsonValue | undefined): boolean {
  return known.some((one) => one === value)
}

/** Of a check-in, a session, or the event that something is about. */
export function isId(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && isEventId(value)
}
