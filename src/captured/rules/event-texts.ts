import type { JsonValue } from '../../recording/wire.js'
import { lenientText } from './lenient.js'
import { EVENTS, type Rule } from './rule.js'
import { cutText } from './text.js'

const PROTOCOL = 'relay `relay-event-schema/src/protocol'

interface TextLimit {
  readonly name: string
  readonly what: string
  readonly at: readonly string[]
  readonly limit: number
  /** So many characters more are let through. */
  readonly allowance?: number
  readonly source: string
}

/** Texts that are cut, by what they may hold (`max_chars` and `max_chars_allowance` in Relay). */
const LIMITS: readonly TextLimit[] = [
  {
    name: 'message-length',
    what: 'A message',
    at: ['message', 'logentry.message', 'logentry.formatted'],
    limit: 8192,
    allowance: 200,
    source: `${PROTOCOL}/logentry.rs\``,
  },
  {
    name: 'exception-type-length',
    what: "An exception's type",
    at: ['exception[].type'],
    limit: 256,
    allowance: 20,
    source: `${PROTOCOL}/exception.rs\``,
  },
  {
    name: 'exception-module-length',
    what: "An exception's module",
    at: ['exception[].module'],
    limit: 256,
    allowance: 20,
    source: `${PROTOCOL}/exception.rs\``,
  },
  {
    name: 'exception-value-length',
    what: "An exception's value",
    at: ['exception[].value'],
    limit: 8192,
    allowance: 200,
    source: `${PROTOCOL}/exception.rs\``,
  },
  {
    name: 'mechanism-type-length',
    what: "A mechanism's type",
    at: ['exception[].mechanism.type'],
    limit: 128,
    source: `${PROTOCOL}/mechanism.rs\``,
  },
  {
    name: 'mechanism-source-length',
    what: "A mechanism's source",
    at: ['exception[].mechanism.source'],
    limit: 128,
    source: `${PROTOCOL}/mechanism.rs\``,
  },
  {
    name: 'mechanism-description-length',
    what: "A mechanism's description",
    at: ['exception[].mechanism.description'],
    limit: 8192,
    allowance: 200,
    source: `${PROTOCOL}/mechanism.rs\``,
  },
  {
    name: 'transaction-length',
    what: "A transaction's name",
    at: ['transaction'],
    limit: 200,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'culprit-length',
    what: 'A culprit',
    at: ['culprit'],
    limit: 200,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'logger-length',
    what: 'The name of a logger',
    at: ['logger'],
    limit: 64,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'server-name-length',
    what: 'The name of a server',
    at: ['server_name'],
    limit: 256,
    allowance: 20,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'site-length',
    what: 'A site',
    at: ['site'],
    limit: 256,
    allowance: 20,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'user-id-length',
    what: "A user's id",
    at: ['user.id'],
    limit: 128,
    source: `${PROTOCOL}/user.rs\``,
  },
  {
    name: 'user-name-length',
    what: "A user's name",
    at: ['user.username', 'user.name'],
    limit: 128,
    source: `${PROTOCOL}/user.rs\``,
  },
  {
    name: 'user-email-length',
    what: "A user's email address",
    at: ['user.email'],
    limit: 75,
    source: `${PROTOCOL}/user.rs\``,
  },
  {
    name: 'request-url-length',
    what: "A request's url",
    at: ['request.url'],
    limit: 256,
    allowance: 40,
    source: `${PROTOCOL}/request.rs\``,
  },
  {
    name: 'request-fragment-length',
    what: "A request's fragment",
    at: ['request.fragment'],
    limit: 1024,
    allowance: 100,
    source: `${PROTOCOL}/request.rs\``,
  },
  {
    name: 'breadcrumb-type-length',
    what: "A breadcrumb's type",
    at: ['breadcrumbs[].type'],
    limit: 128,
    source: `${PROTOCOL}/breadcrumb.rs\``,
  },
  {
    name: 'breadcrumb-category-length',
    what: "A breadcrumb's category",
    at: ['breadcrumbs[].category'],
    limit: 128,
    source: `${PROTOCOL}/breadcrumb.rs\``,
  },
  {
    name: 'breadcrumb-message-length',
    what: "A breadcrumb's message",
    at: ['breadcrumbs[].message'],
    limit: 8192,
    allowance: 200,
    source: `${PROTOCOL}/breadcrumb.rs\``,
  },
]

/** Texts that are too long and lose their end. */
export const textRules: readonly Rule[] = LIMITS.map(
  ({ name, what, at, limit, allowance = 0, source }) => ({
    name,
    severity: 'cut',
    because: `${what} longer than ${limit + allowance} characters is cut to ${limit}.`,
    source,
    of: EVENTS,
    at,
    find(value) {
      const kept = typeof value === 'string' ? cutText(value, limit, allowance) : undefined
      return kept === undefined ? undefined : { kept }
    },
  }),
)

const limitsOf = new Map(LIMITS.flatMap((limit) => limit.at.map((at) => [at, limit])))

/** A text field of an event as Sentry keeps it; undefined when it is none, or empty. */
export function keptText(field: string, value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  if (field === 'logger' && hasLineEnd(value)) return undefined
  const text = field === 'transaction' ? value.trim() : value
  const limit = limitsOf.get(field)
  return limit ? (cutText(text, limit.limit, limit.allowance) ?? text) : text
}

function hasLineEnd(text: string): boolean {
  return /[\r\n]/.test(text)
}

/** Texts that are kept otherwise, or not at all. */
export const otherTextRules: readonly Rule[] = [
  {
    name: 'transaction-spaces',
    severity: 'rewritten',
    because: "White space around a transaction's name is taken off.",
    source: `${PROTOCOL}/event.rs\``,
    of: EVENTS,
    at: ['transaction'],
    find: (value) =>
      typeof value === 'string' && value !== value.trim() ? { kept: value.trim() } : undefined,
  },
  {
    name: 'logger-characters',
    severity: 'removed',
    because: 'The name of a logger is one line.',
    source: `${PROTOCOL}/event.rs\``,
    of: EVENTS,
    at: ['logger'],
    find: (value) => (typeof value === 'string' && hasLineEnd(value) ? {} : undefined),
  },
  {
    name: 'mechanism-source-characters',
    severity: 'removed',
    because: "A mechanism's source has no white space.",
    source: `${PROTOCOL}/mechanism.rs\``,
    of: EVENTS,
    at: ['exception[].mechanism.source'],
    find: (value) => (typeof value === 'string' && /[ \t\r\n]/.test(value) ? {} : undefined),
  },
  {
    name: 'user-id-type',
    severity: 'removed',
    because: "A user's id and username are texts, numbers or booleans.",
    source: `${PROTOCOL}/user.rs\``,
    of: EVENTS,
    at: ['user.id', 'user.username'],
    find: (value) => (value !== null && lenientText(value) === undefined ? {} : undefined),
  },
  {
    name: 'user-ip-address',
    severity: 'removed',
    because: "A user's ip_address is an IP address, or `{{auto}}`.",
    source: `${PROTOCOL}/types.rs\``,
    of: EVENTS,
    at: ['user.ip_address'],
    find: (value) => (value === null || isIpAddress(value) ? undefined : {}),
  },
]

function isIpAddress(value: JsonValue): boolean {
  if (typeof value !== 'string') return false
  return value === '{{auto}}' || isVersion4(value) || isVersion6(value)
}

function isVersion4(address: string): boolean {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && +part < 256)
}

/** Eight groups, of which `::` stands for those that are zero; the last two may be a version 4. */
function isVersion6(address: string): boolean {
  const lastColon = address.lastIndexOf(':')
  const tail = address.slice(lastColon + 1)
  const whole = isVersion4(tail) ? `${address.slice(0, lastColon + 1)}0:0` : address
  const halves = whole.split('::')
  if (halves.length > 2 || !whole.includes(':')) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const isRightCount = halves.length === 2 ? groups.length < 8 : groups.length === 8
  return isRightCount && groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
}
