import type { JsonValue } from '../../recording/wire.js'
import { lenientText } from './lenient.js'
import type { Rule } from './rule.js'
import { STRINGS, schema } from './sources.js'
import { cutText } from './text.js'

type TextLimit = readonly [
  name: string,
  what: string,
  at: readonly string[],
  /** Characters, and how many more are let through. */
  limit: number,
  allowance: number,
  file: string,
]

/** Texts that are cut, by what they may hold (`max_chars` and `max_chars_allowance` in Relay). */
const LIMITS: readonly TextLimit[] = [
  [
    'message',
    'A message',
    ['message', 'logentry.message', 'logentry.formatted'],
    8192,
    200,
    'logentry',
  ],
  ['exception-type', "An exception's type", ['exception[].type'], 256, 20, 'exception'],
  ['exception-module', "An exception's module", ['exception[].module'], 256, 20, 'exception'],
  ['exception-value', "An exception's value", ['exception[].value'], 8192, 200, 'exception'],
  ['mechanism-type', "A mechanism's type", ['exception[].mechanism.type'], 128, 0, 'mechanism'],
  [
    'mechanism-source',
    "A mechanism's source",
    ['exception[].mechanism.source'],
    128,
    0,
    'mechanism',
  ],
  [
    'mechanism-description',
    "A mechanism's description",
    ['exception[].mechanism.description'],
    8192,
    200,
    'mechanism',
  ],
  ['transaction', "A transaction's name", ['transaction'], 200, 0, 'event'],
  ['culprit', 'A culprit', ['culprit'], 200, 0, 'event'],
  ['logger', 'The name of a logger', ['logger'], 64, 0, 'event'],
  ['server-name', 'The name of a server', ['server_name'], 256, 20, 'event'],
  ['site', 'A site', ['site'], 256, 20, 'event'],
  ['user-id', "A user's id", ['user.id'], 128, 0, 'user'],
  ['user-name', "A user's name", ['user.username', 'user.name'], 128, 0, 'user'],
  ['user-email', "A user's email address", ['user.email'], 75, 0, 'user'],
  ['request-url', "A request's url", ['request.url'], 256, 40, 'request'],
  ['request-fragment', "A request's fragment", ['request.fragment'], 1024, 100, 'request'],
  ['breadcrumb-type', "A breadcrumb's type", ['breadcrumbs[].type'], 128, 0, 'breadcrumb'],
  [
    'breadcrumb-category',
    "A breadcrumb's category",
    ['breadcrumbs[].category'],
    128,
    0,
    'breadcrumb',
  ],
  [
    'breadcrumb-message',
    "A breadcrumb's message",
    ['breadcrumbs[].message'],
    8192,
    200,
    'breadcrumb',
  ],
]

/** Texts that are too long and lose their end. */
export const lengthRules: readonly Rule[] = LIMITS.map(
  ([name, what, at, limit, allowance, file]) => ({
    name: `${name}-length`,
    severity: 'cut',
    because: `${what} longer than ${limit + allowance} characters is cut to ${limit}.`,
    source: schema(file),
    at,
    find(value) {
      const kept = typeof value === 'string' ? cutText(value, limit, allowance) : undefined
      return kept !== undefined && { kept }
    },
  }),
)

const limitsOf = new Map(
  LIMITS.flatMap(([, , at, limit, allowance]) => at.map((path) => [path, { limit, allowance }])),
)

/** A text field of an event as Sentry keeps it; undefined when it is none, or empty. */
export function keptText(field: string, value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  if (field === 'logger' && hasLineEnd(value)) return undefined
  const text = field === 'transaction' ? value.trim() : value
  const limits = limitsOf.get(field)
  return limits ? (cutText(text, limits.limit, limits.allowance) ?? text) : text
}

function hasLineEnd(text: string): boolean {
  return /[\r\n]/.test(text)
}

/** Texts that are kept otherwise, or not at all. */
export const formRules: readonly Rule[] = [
  {
    name: 'text-type',
    severity: 'removed',
    because: 'What has to be a text is a string: a number or a boolean is not made one.',
    source: STRINGS,
    at: [
      ...['environment', 'dist', 'transaction', 'logger', 'server_name', 'site', 'culprit'],
      ...['exception[].type', 'exception[].module', 'user.email', 'user.name'],
      ...['exception[].mechanism.source', 'exception[].mechanism.description'],
      ...['request.url', 'request.method', 'request.fragment'],
      ...['breadcrumbs[].type', 'breadcrumbs[].category', 'breadcrumbs[].message'],
    ],
    find: (value) => typeof value !== 'string' && value !== null,
  },
  {
    name: 'transaction-spaces',
    severity: 'rewritten',
    because: "White space around a transaction's name is taken off.",
    source: schema('event'),
    at: ['transaction'],
    find: (value) => typeof value === 'string' && value !== value.trim() && { kept: value.trim() },
  },
  {
    name: 'logger-characters',
    severity: 'removed',
    because: 'The name of a logger is one line.',
    source: schema('event'),
    at: ['logger'],
    find: (value) => typeof value === 'string' && hasLineEnd(value),
  },
  {
    name: 'user-id-type',
    severity: 'removed',
    because: "A user's id and username are texts, numbers or booleans.",
    source: schema('user'),
    at: ['user.id', 'user.username'],
    find: (value) => value !== null && lenientText(value) === undefined,
  },
]
