import { type EqualityTester, isAsymmetric, matches } from './compare.js'
import { safely } from './safely.js'
import { isRegExp, stringify } from './words/stringify.js'

/**
 * Cuts both sides down to what was asked, so that a runner's diff shows nothing else. Where a
 * value matches, both sides hold the recorded one: a RegExp that matched is no difference.
 */
export function project(
  expected: unknown,
  actual: unknown,
  testers: readonly EqualityTester[],
): { expected: unknown; actual: unknown } {
  if (safely(() => matches(expected, actual, testers), false)) return { expected: actual, actual }
  if (isPlainObject(expected) && isPlainObject(actual)) {
    const sides = Object.keys(expected).map(
      (key) => [key, project(expected[key], actual[key], testers)] as const,
    )
    return {
      expected: Object.fromEntries(sides.map(([key, side]) => [key, side.expected])),
      actual: Object.fromEntries(sides.map(([key, side]) => [key, side.actual])),
    }
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    const sides = expected.map((element, index) => project(element, actual[index], testers))
    return {
      expected: sides.map((side) => side.expected),
      actual: sides.map((side) => side.actual),
    }
  }
  return { expected: printable(expected), actual }
}

/** What a diff can show: a predicate has no value to print. */
function printable(expected: unknown): unknown {
  return typeof expected === 'function' ? stringify(expected) : expected
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isRegExp(value) &&
    !isAsymmetric(value)
  )
}
