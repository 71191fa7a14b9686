import { type BagLimits, trimBag } from './bag.js'
import { EVENTS, type Rule } from './rule.js'

const PROTOCOL = 'relay `relay-event-schema/src/protocol'

interface Bag extends BagLimits {
  readonly name: string
  readonly what: string
  readonly at: string
  readonly source: string
  /** Contexts of these names have fields of their own, with limits of their own. */
  readonly except?: readonly string[]
}

/** Where arbitrary data may stand, and how much of it (`max_depth`, `max_bytes` in Relay). */
const BAGS: readonly Bag[] = [
  {
    name: 'extra',
    what: 'All of `extra`',
    at: 'extra',
    depth: 7,
    bytes: 262_144,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'contexts',
    what: 'A context',
    at: 'contexts.*',
    depth: 7,
    bytes: 8192,
    source: `${PROTOCOL}/contexts/mod.rs\``,
    except: ['trace', 'profile', 'replay', 'feedback', 'monitor'],
  },
  {
    name: 'request-data',
    what: "A request's data",
    at: 'request.data',
    depth: 7,
    bytes: 8192,
    source: `${PROTOCOL}/request.rs\``,
  },
  {
    name: 'request-env',
    what: "A request's env",
    at: 'request.env',
    depth: 7,
    bytes: 8192,
    source: `${PROTOCOL}/request.rs\``,
  },
  {
    name: 'breadcrumb-data',
    what: 'The data of a breadcrumb',
    at: 'breadcrumbs[].data',
    depth: 5,
    bytes: 2048,
    source: `${PROTOCOL}/breadcrumb.rs\``,
  },
  {
    name: 'mechanism-data',
    what: 'The data of a mechanism',
    at: 'exception[].mechanism.data',
    depth: 5,
    bytes: 2048,
    source: `${PROTOCOL}/mechanism.rs\``,
  },
]

/** The same of what is flat, and cannot lie too deep; `extra.*` ends with `extra` itself. */
const FLAT: readonly Bag[] = [
  {
    name: 'extra-value',
    what: 'One value of `extra`',
    at: 'extra.*',
    depth: 7,
    bytes: 16_384,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'modules',
    what: 'The list of modules',
    at: 'modules',
    depth: 7,
    bytes: 8192,
    source: `${PROTOCOL}/event.rs\``,
  },
  {
    name: 'request-headers',
    what: 'The headers of a request',
    at: 'request.headers',
    depth: 7,
    bytes: 8192,
    source: `${PROTOCOL}/request.rs\``,
  },
  {
    name: 'request-cookies',
    what: 'The cookies of a request',
    at: 'request.cookies',
    depth: 5,
    bytes: 2048,
    source: `${PROTOCOL}/request.rs\``,
  },
  {
    name: 'request-query',
    what: 'The query string of a request',
    at: 'request.query_string',
    depth: 3,
    bytes: 1024,
    source: `${PROTOCOL}/request.rs\``,
  },
]

function sizeRule({ name, what, at, source, except = [], ...limits }: Bag): Rule {
  return {
    name: `${name}-size`,
    severity: 'cut',
    because: `${what} has at most ${limits.bytes} bytes; what goes beyond them is cut off.`,
    source,
    of: EVENTS,
    at: [at],
    find(value, { key }) {
      if (except.includes(String(key))) return undefined
      const { kept, isCut } = trimBag(value, limits)
      return isCut ? { kept } : undefined
    },
  }
}

function depthRule({ name, what, at, source, except = [], ...limits }: Bag): Rule {
  return {
    name: `${name}-depth`,
    severity: 'rewritten',
    because: `${what} has at most ${limits.depth} levels; an object or a list on the last becomes its JSON.`,
    source,
    of: EVENTS,
    at: [at],
    find(value, { key }) {
      if (except.includes(String(key))) return undefined
      const { flattened } = trimBag(value, limits)
      return flattened.map(({ below, sent }) => ({ below, sent, kept: JSON.stringify(sent) }))
    },
  }
}

/** Arbitrary data that is too large, or too deep. */
export const bagRules: readonly Rule[] = [
  ...BAGS.flatMap((bag) => [sizeRule(bag), depthRule(bag)]),
  ...FLAT.map(sizeRule),
]
