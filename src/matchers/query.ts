import { lenientText } from '../captured/rules/lenient.js'
import { tagKey } from '../captured/rules/tags.js'
import { checkComparable } from './comparable.js'
import {
  type EqualityTester,
  isAsymmetric,
  matches,
  type OnDifference,
  QueryError,
} from './compare.js'
import { type Field, type Rule, valueField } from './field.js'
import { nearestName } from './nearest-name.js'
import { isPlainObject } from './plain.js'
import { stringify } from './words/stringify.js'

/** What may be asked of one kind of item. */
export interface Askable<Item> {
  /** `exception`, `drop`: for the sentence about an unknown key. */
  readonly noun: string
  /** Every key that a query may have, besides `times`. */
  readonly keys: readonly string[]
  /** How an item is read by one of them. */
  reader(key: string): (item: Item) => unknown
  /** Rules other than the general one, and checks of what is asked, by key. */
  readonly special?: Readonly<Record<string, SpecialKey<Item> | undefined>>
}

export type SpecialKey<Item> = (expected: unknown) => Partial<Rule<Item>>

export interface ParsedQuery<Item> {
  readonly fields: readonly Field<Item>[]
  readonly times: number | undefined
  /** As asked, without `times`; undefined when nothing is asked. */
  readonly asked: Readonly<Record<string, unknown>> | undefined
}

/** @throws QueryError that names what is wrong and the nearest real key */
export function parseQuery<Item>(
  query: unknown,
  askable: Askable<Item>,
  testers: readonly EqualityTester[],
): ParsedQuery<Item> {
  if (query === undefined) return { fields: [], times: undefined, asked: undefined }
  if (!isQuery(query)) {
    throw new QueryError(
      `The query is an object such as { level: 'error' }; ${stringify(query)} is none.`,
    )
  }
  const { times: given, ...asked } = query
  const times = 'times' in query ? checkedTimes(given) : undefined
  const fields = Object.entries(asked).map(([key, expected]) => {
    checkKey(key, askable.noun, [...askable.keys, 'times'])
    const rule: Rule<Item> = {
      expected,
      actual: askable.reader(key),
      compare: matches,
      ...askable.special?.[key]?.(expected),
    }
    // a tester of the app's may know what to do with any value
    if (testers.length === 0 && BY_THE_RULES.includes(rule.compare))
      checkComparable(rule.expected, [key])
    return valueField(key, rule, testers)
  })
  return {
    fields,
    times,
    asked: fields.length > 0 ? asked : undefined,
  }
}

/** Whether an argument is a query and no identity: a plain object, of any realm. */
export function isQuery(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && !isAsymmetric(value)
}

function checkedTimes(times: unknown): number {
  if (typeof times === 'number' && Number.isInteger(times) && times >= 0) return times
  throw new QueryError(`times is a whole number from 0 up; ${stringify(times)} is none.`)
}

/** @throws QueryError that names the nearest real key */
function checkKey(key: string, noun: string, keys: readonly string[]): void {
  if (keys.includes(key)) return
  const near = nearestName(key, keys)
  throw new QueryError(
    `No ${noun} has "${key}".` +
      (near ? ` Did you mean "${near}"?` : '') +
      ` A query may name: ${keys.join(', ')}.` +
      (keys.includes('payload') ? ' Anything else is reached through payload.' : ''),
  )
}

/** Tags compare as Sentry stores them: `{ vip: true }` asks for `True`. */
export function askTags<Item>(
  actual: (item: Item) => Readonly<Record<string, string>> | undefined,
  tag: (item: Item, key: string) => string | undefined,
): SpecialKey<Item> {
  return (expected) => {
    if (!isQuery(expected)) return {}
    const asked = Object.fromEntries(
      Object.entries(expected).map(([key, value]) => [tagKey(key), coerceAsked(value)]),
    )
    const keys = Object.keys(asked)
    // {} asks for tags at all, and every event has some
    if (keys.length === 0) return { expected: asked, actual }
    return {
      expected: asked,
      actual: (item) => Object.fromEntries(keys.map((key) => [key, tag(item, key)])),
    }
  }
}

export function coerceAsked(value: unknown): unknown {
  if (typeof value !== 'boolean' && typeof value !== 'number') return value
  const coerced = lenientText(value)
  if (coerced !== undefined) return coerced
  throw new QueryError(`No tag can be ${stringify(value)}: Sentry would not keep it.`)
}

/**
 * Of what stands in a list, whose keys are known: `.not` would pass on a mistyped one.
 *
 * @returns the keys that are asked for in it
 * @throws QueryError for one that none of them has
 */
export function checkEntries(
  expected: unknown,
  noun: string,
  known: readonly string[],
): ReadonlySet<string> {
  const entries: unknown[] = Array.isArray(expected) ? expected : []
  const keys = new Set(entries.filter(isQuery).flatMap(Object.keys))
  for (const key of keys) checkKey(key, noun, known)
  return keys
}

/** The fields of a breadcrumb (develop docs, `breadcrumbs` interface). */
export const BREADCRUMB_KEYS: readonly string[] = [
  ...['type', 'category', 'message', 'data', 'level', 'timestamp', 'event_id'],
]

/** Breadcrumbs match in order, with others between; `[]` asks for none. */
export function askBreadcrumbs<Item>(expected: unknown): Partial<Rule<Item>> {
  if (!Array.isArray(expected)) {
    if (typeof expected === 'function' || isAsymmetric(expected)) return {}
    throw new QueryError(
      `breadcrumbs is a list, in order: { breadcrumbs: [{ message: 'x' }] }; ${stringify(expected)} is none.`,
    )
  }
  const keys = checkEntries(expected, 'breadcrumb', BREADCRUMB_KEYS)
  return { compare: compareInOrder, show: (actual) => onlyKeys(actual, keys) }
}

/** What a diff shows of breadcrumbs: all of them, cut down to what was asked of any. */
function onlyKeys(actual: unknown, keys: ReadonlySet<string>): unknown {
  if (!Array.isArray(actual) || keys.size === 0) return actual
  return actual.map((breadcrumb: object) =>
    Object.fromEntries(Object.entries(breadcrumb).filter(([key]) => keys.has(key))),
  )
}

/** Those that compare each value as a query says; others know what they are given. */
const BY_THE_RULES: readonly unknown[] = [matches, compareInOrder]

function compareInOrder(
  expected: unknown,
  actual: unknown,
  testers: readonly EqualityTester[] = [],
  onDifference?: OnDifference,
  path: readonly string[] = [],
): boolean {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return false
  if (expected.length === 0) return actual.length === 0
  let from = 0
  for (const [index, asked] of expected.entries()) {
    const found = actual.findIndex(
      (breadcrumb, at) => at >= from && matches(asked, breadcrumb, testers, undefined, path),
    )
    if (found === -1) {
      onDifference?.([...path, String(index)])
      return false
    }
    from = found + 1
  }
  return true
}
