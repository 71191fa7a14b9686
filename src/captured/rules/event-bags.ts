import { type BagLimits, trimBag } from './bag.js'
import type { Rule } from './rule.js'
import { schema } from './sources.js'

type Bag = readonly [name: string, what: string, at: string, limits: BagLimits, file: string]

const SMALL: BagLimits = { depth: 5, bytes: 2048 }
const MEDIUM: BagLimits = { depth: 7, bytes: 8192 }

/** Where arbitrary data may stand, and how much of it (`max_depth`, `max_bytes` in Relay). */
const BAGS: readonly Bag[] = [
  ['extra', 'All of `extra`', 'extra', { depth: 7, bytes: 262_144 }, 'event'],
  ['contexts', 'A context', 'contexts.*', MEDIUM, 'contexts/mod'],
  ['request-data', "A request's data", 'request.data', MEDIUM, 'request'],
  ['request-env', "A request's env", 'request.env', MEDIUM, 'request'],
  ['breadcrumb-data', 'The data of a breadcrumb', 'breadcrumbs[].data', SMALL, 'breadcrumb'],
  ['mechanism-data', 'The data of a mechanism', 'exception[].mechanism.data', SMALL, 'mechanism'],
]

/** The same of what is flat, and cannot lie too deep; `extra.*` ends with `extra` itself. */
const FLAT: readonly Bag[] = [
  ['extra-value', 'One value of `extra`', 'extra.*', { depth: 7, bytes: 16_384 }, 'event'],
  ['modules', 'The list of modules', 'modules', MEDIUM, 'event'],
  ['request-headers', 'The headers of a request', 'request.headers', MEDIUM, 'request'],
  ['request-cookies', 'The cookies of a request', 'request.cookies', SMALL, 'request'],
  [
    'request-query',
    'The query string of a request',
    'request.query_string',
    { depth: 3, bytes: 1024 },
    'request',
  ],
]

/** Contexts of these names have fields of their own, with limits of their own. */
const OWN_LIMITS = ['trace', 'profile', 'replay', 'feedback', 'monitor'].map(
  (name) => `contexts.${name}`,
)

function sizeRule([name, what, at, limits, file]: Bag): Rule {
  return {
    name: `${name}-size`,
    severity: 'cut',
    because: `${what} has at most ${limits.bytes} bytes; what goes beyond them is cut off.`,
    source: schema(file),
    at: [at],
    find(value, { key }) {
      if (hasOwnLimits(at, key)) return undefined
      const { kept, isCut } = trimBag(value, limits)
      return isCut && { kept }
    },
  }
}

function depthRule([name, what, at, limits, file]: Bag): Rule {
  return {
    name: `${name}-depth`,
    severity: 'rewritten',
    because: `${what} has at most ${limits.depth} levels; an object or a list on the last becomes its JSON.`,
    source: schema(file),
    at: [at],
    find(value, { key }) {
      if (hasOwnLimits(at, key)) return undefined
      const { flattened } = trimBag(value, limits)
      return flattened.map(({ below, sent }) => ({ below, sent, kept: JSON.stringify(sent) }))
    },
  }
}

function hasOwnLimits(at: string, key: string | number | undefined): boolean {
  return OWN_LIMITS.includes(at.replace('*', String(key)))
}

/** Arbitrary data that is too large, or too deep. */
export const bagRules: readonly Rule[] = [
  ...BAGS.flatMap((bag) => [sizeRule(bag), depthRule(bag)]),
  ...FLAT.map(sizeRule),
]
