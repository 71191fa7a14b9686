import { isJsonObject, type JsonObject } from '../../recording/wire.js'
import type { Rule } from './rule.js'
import { schema } from './sources.js'

/** What Sentry makes of exceptions and how they came about. */
export const exceptionRules: readonly Rule[] = [
  {
    name: 'exception-empty',
    severity: 'removed',
    because: 'An exception has a type or a value.',
    source: schema('exception'),
    at: ['exception[]'],
    find: (exception) => isJsonObject(exception) && isBare(exception),
  },
  {
    name: 'exception-value-type',
    severity: 'rewritten',
    because: "An exception's value is a text; anything else becomes its JSON.",
    source: schema('exception'),
    at: ['exception[].value'],
    find: (value) => typeof value !== 'string' && value !== null && { kept: JSON.stringify(value) },
  },
  {
    name: 'mechanism-type-missing',
    severity: 'rewritten',
    because:
      'Without a type, a mechanism becomes `generic`, and all that it says, `handled` too, lies in its data.',
    source: schema('mechanism'),
    at: ['exception[].mechanism'],
    find(mechanism) {
      if (!isJsonObject(mechanism) || Object.keys(mechanism).length === 0) return undefined
      return !('type' in mechanism) && { kept: { type: 'generic', data: mechanism } }
    },
  },
  {
    name: 'mechanism-type-empty',
    severity: 'removed',
    because: "A mechanism's type is a text that is not empty.",
    source: schema('mechanism'),
    at: ['exception[].mechanism.type'],
    find: (type) => typeof type !== 'string' || type === '',
  },
  {
    name: 'mechanism-source-characters',
    severity: 'removed',
    because: "A mechanism's source has no white space.",
    source: schema('mechanism'),
    at: ['exception[].mechanism.source'],
    find: (value) => typeof value === 'string' && /[ \t\r\n]/.test(value),
  },
]

function isBare({ type, value }: JsonObject): boolean {
  return (type ?? undefined) === undefined && (value ?? undefined) === undefined
}
