import { isError } from '../recording/kind-of.js'
import {
  checkPredicate,
  type EqualityTester,
  incomparable,
  isAsymmetric,
  isInJson,
  isOpaque,
  isRecord,
  isSpecial,
  notInJson,
  place,
  QueryError,
  type TesterContext,
} from './comparable.js'
import { isRegExp, stringify } from './words/stringify.js'

export { type EqualityTester, isAsymmetric, QueryError } from './comparable.js'

/** Called with the path of each value that differs, such as `['tags', 'gateway']`. */
export type OnDifference = (path: readonly string[]) => void

interface Comparison {
  readonly testers: readonly EqualityTester[]
  readonly onDifference: OnDifference | undefined
}

/**
 * Whether a recorded value is what a query asks for. Strings, numbers and booleans equal; a RegExp
 * tests a string; an object matches when each of its keys does; an array element by element;
 * `undefined` means absent; a function is a predicate. (A runner's own subset helper takes
 * `{ a: 'x' }` for `{ a: /zzz/ }`.)
 *
 * @param onDifference told of every difference; without it the first one ends the comparison
 * @throws QueryError for what cannot be compared: a Date, a Map, a class, an async predicate
 */
export function matches(
  expected: unknown,
  actual: unknown,
  testers: readonly EqualityTester[] = [],
  onDifference?: OnDifference,
  path: readonly string[] = [],
): boolean {
  // what most queries ask for, of each of many items
  const isPlain = typeof expected === 'string' || typeof expected === 'boolean'
  if (isPlain && testers.length === 0) {
    if (expected !== actual) onDifference?.(path)
    return expected === actual
  }
  return compare(expected, actual, path, { testers, onDifference })
}

function compare(
  expected: unknown,
  actual: unknown,
  path: readonly string[],
  comparison: Comparison,
): boolean {
  if (isRecord(expected) && !isSpecial(expected)) {
    const answer = askTesters(expected, actual, comparison)
    if (answer !== undefined) return answer
    if (isOpaque(expected)) throw incomparable(expected, path)
    return compareObject(expected, actual, path, comparison)
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    const answer = askTesters(expected, actual, comparison)
    return answer ?? compareEach(expected.keys(), expected, actual, path, comparison)
  }
  const isSame = compareLeaf(expected, actual, path, comparison)
  if (!isSame) comparison.onDifference?.(path)
  return isSame
}

function compareLeaf(
  expected: unknown,
  actual: unknown,
  path: readonly string[],
  comparison: Comparison,
): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual, [...comparison.testers])
  const answer = askTesters(expected, actual, comparison)
  if (answer !== undefined) return answer
  if (isRegExp(expected)) return typeof actual === 'string' && testAnew(expected, actual)
  if (typeof expected === 'function') return askPredicate(expected, actual, path)
  if (expected instanceof Uint8Array) return equalBytes(expected, actual)
  if (isSpecial(expected)) throw incomparable(expected, path)
  if (!isInJson(expected)) throw notInJson(expected, path)
  return expected === actual
}

function compareObject(
  expected: Readonly<Record<string, unknown>>,
  actual: unknown,
  path: readonly string[],
  comparison: Comparison,
): boolean {
  const keys = Object.keys(expected)
  if (isRecord(actual)) return compareEach(keys, expected, actual, path, comparison)
  // in a parent that is absent, every key is absent
  const isAbsent = actual === undefined || actual === null
  if (isAbsent && keys.length > 0 && allowsAbsence(expected, path, comparison)) return true
  comparison.onDifference?.(path)
  return false
}

/**
 * `{ id: undefined }`, `{ geo: { city: undefined } }`, and what else is content with `undefined`. A
 * predicate that was written for a value, and throws without one, is not.
 */
function allowsAbsence(
  expected: Readonly<Record<string, unknown>>,
  path: readonly string[],
  { testers }: Comparison,
): boolean {
  const silently: Comparison = { testers, onDifference: undefined }
  return Object.entries(expected).every(([key, value]) => {
    try {
      return compare(value, undefined, [...path, key], silently)
    } catch (error) {
      if (error instanceof QueryError && error.cause) return false
      throw error
    }
  })
}

function compareEach(
  keys: Iterable<string | number>,
  expected: object,
  actual: object,
  path: readonly string[],
  comparison: Comparison,
): boolean {
  let isSame = true
  for (const key of keys) {
    const value: unknown =
      Object.hasOwn(actual, key) || !isPlain(actual) ? Reflect.get(actual, key) : undefined
    if (compare(Reflect.get(expected, key), value, [...path, String(key)], comparison)) continue
    isSame = false
    if (!comparison.onDifference) return false
  }
  return isSame
}

/** JSON objects know no inherited keys; our own items have getters on their prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Reflect.getPrototypeOf(value)
  return prototype === Object.prototype || Array.isArray(value)
}

function askTesters(
  expected: unknown,
  actual: unknown,
  { testers }: Comparison,
): boolean | undefined {
  if (testers.length === 0) return undefined
  const context: TesterContext = { equals: (a, b) => matches(a, b, testers) }
  for (const tester of testers) {
    const answer = tester.call(context, expected, actual, [...testers])
    if (answer !== undefined) return answer
  }
  return undefined
}

function askPredicate(predicate: object, actual: unknown, path: readonly string[]): boolean {
  if (typeof predicate !== 'function') return false
  checkPredicate(predicate, path)
  const answer = answerOf(() => predicate(actual), actual, path)
  if (isThenable(answer)) {
    throw new QueryError(
      `The predicate for ${place(path)} returned a promise, which is always truthy: make it synchronous.`,
    )
  }
  return Boolean(answer)
}

/** @throws QueryError in place of what the predicate throws, which is its cause */
function answerOf(ask: () => unknown, actual: unknown, path: readonly string[]): unknown {
  try {
    return ask()
  } catch (cause) {
    throw new QueryError(
      `The predicate for ${place(path)} threw ${isError(cause) ? `${cause.name}: ${cause.message}` : stringify(cause)}. It was given ${stringify(actual)}.`,
      { cause },
    )
  }
}

/** Without the `lastIndex` that a /g or /y RegExp carries from one test to the next. */
function testAnew(pattern: RegExp, text: string): boolean {
  const { lastIndex } = pattern
  pattern.lastIndex = 0
  try {
    return pattern.test(text)
  } finally {
    pattern.lastIndex = lastIndex
  }
}

function equalBytes(expected: Uint8Array, actual: unknown): boolean {
  return (
    actual instanceof Uint8Array &&
    actual.length === expected.length &&
    expected.every((byte, index) => actual[index] === byte)
  )
}

export function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value
}
