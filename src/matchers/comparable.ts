import { isError, kindOf } from '../recording/kind-of.js'
import { isPlainObject } from './plain.js'
import { Problem } from './problem.js'
import { article } from './words/plural.js'
import { isClass, isRegExp, stringify } from './words/stringify.js'

/** What `expect.addEqualityTesters` adds: undefined means "not mine". */
export type EqualityTester = (
  this: TesterContext,
  expected: unknown,
  actual: unknown,
  testers: EqualityTester[],
) => boolean | undefined

export interface TesterContext {
  equals(a: unknown, b: unknown): boolean
}

/** The query holds something that no payload can ever equal, or no answer can be trusted from. */
export class QueryError extends Problem {}

const NEVER_EQUAL = 'which no recorded value can equal: what Sentry gets is JSON'

/**
 * Asks before anything is compared: an event that is not there would never be, and a `.not` would
 * pass on it whatever the query says.
 *
 * @throws QueryError for a value that no recorded one can equal: a Date, a Map, a class, a bigint
 */
export function checkComparable(
  expected: unknown,
  path: readonly string[],
  parents: ReadonlySet<unknown> = new Set(),
): void {
  if (typeof expected === 'function') checkPredicate(expected, path)
  else if (typeof expected !== 'object' || expected === null) {
    if (!isInJson(expected)) throw notInJson(expected, path)
  } else if (isSpecial(expected)) {
    const isUnderstood =
      isAsymmetric(expected) || isRegExp(expected) || expected instanceof Uint8Array
    if (!isUnderstood) throw incomparable(expected, path)
  } else {
    if (isRecord(expected) && isOpaque(expected)) throw incomparable(expected, path)
    if (parents.has(expected))
      throw new QueryError(`${place(path)} leads back to what it is in, ${NEVER_EQUAL}.`)
    for (const [key, value] of Object.entries(expected)) {
      checkComparable(value, [...path, key], new Set([...parents, expected]))
    }
  }
}

/** @throws QueryError for a class, which would be called as a function */
export function checkPredicate(predicate: object, path: readonly string[]): void {
  if (isConstructorOfJs(predicate)) {
    throw new QueryError(
      `${place(path)} is ${stringify(predicate)}: in a query a function is a predicate, and this one ` +
        `says nothing of a value. For any of its kind write expect.any(${stringify(predicate)}).`,
    )
  }
  const isClass = /^class\b/.test(Function.prototype.toString.call(predicate))
  if (!isClass && !isErrorClass(predicate)) return
  const name = 'name' in predicate ? String(predicate.name) : ''
  throw new QueryError(
    `${place(path)} is the class ${name}: in a query a function is a predicate. ` +
      'An error class goes first: toHaveCapturedException(TypeError, { ... }).',
  )
}

/** `String`, `Array`, `Object`: true of nearly anything. `Boolean` is a predicate that people use. */
function isConstructorOfJs(value: object): boolean {
  return (
    isClass(value) &&
    value !== Boolean &&
    !isErrorClass(value) &&
    /\[native code\]\s*\}$/.test(Function.prototype.toString.call(value))
  )
}

function isErrorClass(value: object): boolean {
  return value === Error || Object.prototype.isPrototypeOf.call(Error, value)
}

/** An object that has no keys to compare, and is not the `{}` that matches any. */
export function isOpaque(value: object): boolean {
  return !isPlainObject(value) && Object.keys(value).length === 0
}

/** A value without parts that JSON can carry, or `undefined`, which asks for absence. */
export function isInJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value !== 'bigint' && typeof value !== 'symbol'
}

interface Asymmetric {
  asymmetricMatch(actual: unknown, testers?: EqualityTester[]): boolean
}

export function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asymmetricMatch' in value &&
    typeof value.asymmetricMatch === 'function'
  )
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const SPECIAL = new Set(['RegExp', 'Date', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise'])

/** Objects whose keys do not say what they are. */
export function isSpecial(value: unknown): value is object {
  if (isAsymmetric(value)) return true
  // what nearly all are, and 10,000 events are compared with
  if (typeof value !== 'object' || value === null || isPlainObject(value)) return false
  return SPECIAL.has(kindOf(value)) || isError(value) || ArrayBuffer.isView(value)
}

export function incomparable(value: object, path: readonly string[]): QueryError {
  return new QueryError(
    `${place(path)} is ${article(value.constructor.name)}, ${NEVER_EQUAL}. ` +
      'Use a string, a number, a RegExp, an object or a predicate.',
  )
}

export function notInJson(value: unknown, path: readonly string[]): QueryError {
  return new QueryError(`${place(path)} is ${stringify(value)}, ${NEVER_EQUAL}.`)
}

/** A tester that compares with the matchers' `equals` names no place. */
export function place(path: readonly string[]): string {
  return path.length > 0 ? `"${path.join('.')}"` : 'The query'
}
