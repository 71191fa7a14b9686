import { isPlainObject } from '../plain.js'
import { type NumberedRow, writeRows } from './rows.js'
import { stringify } from './stringify.js'

/** Everything that a failing assertion has to say, as data. One function writes it. */
export interface Failure {
  readonly call: MatcherCall
  /** What was asked: `a handled TypeError with {...}`. */
  readonly expected: string
  /** What there is: `2 exceptions, 1 message; none match`. */
  readonly captured: string
  readonly rows: readonly NumberedRow[]
  /** How many more rows there are than those. */
  readonly more: number
  readonly nearest?:
    | { readonly number: number; readonly differences: readonly string[] }
    | undefined
  /** The asked fields alone, for a diff. */
  readonly diff?: Diff | undefined
  /** Lines below: what was dropped, what could mislead. */
  readonly notes: readonly string[]
}

export interface Diff {
  readonly expected: unknown
  readonly actual: unknown
}

export interface MatcherCall {
  readonly matcher: string
  readonly args: readonly unknown[]
  readonly isNot: boolean
  /** What `expect()` got, in a word. */
  readonly subject: 'sentry' | 'event' | 'wait'
}

/** Matchers that must print neither their arguments nor what was captured. */
export function isSecretive({ matcher }: Pick<MatcherCall, 'matcher'>): boolean {
  return matcher === 'toHaveLeaked'
}

/** `expect(sentry).not.toHaveCapturedHandled(TypeError, { tags: { gateway: "stripe" } })` */
export function callText(
  { matcher, args, isNot, subject }: MatcherCall,
  expect: 'expect' | 'expectSentry' = 'expect',
): string {
  const shown = args
    .map((arg, index) =>
      isSecretive({ matcher }) ? `<secret ${index + 1}>` : stringify(arg, 'code'),
    )
    .join(', ')
  if (subject === 'wait') return `sentry.${matcher}(${shown})`
  return `${expect}(${subject})${isNot ? '.not' : ''}.${matcher}(${shown})`
}

/** @param ownDiff whether to write the diff too, for those who have no runner that shows it */
export function formatFailure(failure: Failure, ownDiff: boolean): string {
  const { call, expected, captured, rows, more, nearest, diff, notes } = failure
  const lines = [
    ...[callText(call), '', `Expected: ${expected}`, `Captured: ${captured}`],
    ...writeRows(rows),
  ]
  if (more > 0) lines.push(`    ... ${more} more`)
  if (nearest) {
    const count = nearest.differences.length
    lines.push(
      '',
      `Nearest: #${nearest.number}, ${count} ${count === 1 ? 'field differs' : 'fields differ'}: ` +
        nearest.differences.join(', '),
    )
    if (ownDiff && diff) lines.push(...diffLines(diff))
  }
  if (notes.length > 0) lines.push(...(nearest ? [] : ['']), ...notes)
  return lines.join('\n')
}

/** An assertion that cannot be judged, and why. */
export function formatProblem(call: MatcherCall, problem: string): string {
  return `${callText(call)}\n\n${problem}`
}

/** The values that differ, one above the other. */
function diffLines({ expected, actual }: Diff, path = ''): string[] {
  if (isPlainObject(expected) && isPlainObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...keys].flatMap((key) =>
      diffLines({ expected: expected[key], actual: actual[key] }, path ? `${path}.${key}` : key),
    )
  }
  const [before, after] = [stringify(expected), stringify(actual)]
  return before === after ? [] : [`  - "${path}": ${before}`, `  + "${path}": ${after}`]
}
