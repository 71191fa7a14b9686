import type { CapturedDrop } from '../captured/drop.js'
import type { Reading } from '../captured/reading.js'
import { type Ask, allThatFit, fits } from './ask.js'
import { nearestInside } from './nearest.js'
import { safely } from './safely.js'
import type { Diff, Failure, MatcherCall } from './words/format.js'
import { article, plural } from './words/plural.js'
import type { NumberedRow } from './words/rows.js'

/** What a matcher found. The failure is written only when somebody asks for it. */
export interface Verdict {
  readonly pass: boolean
  /** Items that an assertion was about: what `toHaveCapturedNothingElse` leaves out. */
  readonly matched: readonly object[]
  /** Whatever is recorded later, it stays as it is. */
  readonly isFinal?: boolean
  failure(call: MatcherCall): Failure
}

/** At most so many rows are listed. */
const ROWS = 3

/** Whether what was asked is there. `.not` is the runner's: `pass` does not depend on it. */
export function judge<Item extends object>(ask: Ask<Item>, reading: Reading): Verdict {
  const { kind, times } = ask
  const matched = allThatFit(ask, reading)
  const { quantity = () => 1 } = kind
  const count = matched.reduce((sum, item) => sum + quantity(item), 0)
  const found: Found<Item> = { ask, reading, matched, count }
  return {
    pass: times === undefined ? count > 0 : count === times,
    matched,
    isFinal: times === undefined ? count > 0 : count > times,
    failure: (call) => (call.isNot ? unwanted(call, found) : missing(call, found)),
  }
}

interface Found<Item> {
  readonly ask: Ask<Item>
  readonly reading: Reading
  readonly matched: readonly Item[]
  readonly count: number
}

/** Something matched that should not have: it is listed, and there is nothing to compare it with. */
function unwanted<Item>(call: MatcherCall, found: Found<Item>): Failure {
  const { ask, matched } = found
  const { times, phrase } = ask
  return {
    call,
    expected:
      times === undefined ? `no ${phrase}` : `${article(phrase)}, any number of times but ${times}`,
    captured: capturedText(found),
    ...listing(found, matched),
    notes: hintNotes(found, matched.slice(0, ROWS)),
  }
}

/** Too little matched, or too much: what is nearest to it, and why it may never have arrived. */
function missing<Item>(call: MatcherCall, found: Found<Item>): Failure {
  const { ask, reading, matched, count } = found
  const { times, phrase, kind } = ask
  const { listed } = kind.count(reading)
  const isTooMany = times !== undefined && count > times
  const [nearest, ...next] = isTooMany ? [] : nearestInside(reading, ask, new Set(matched), ROWS)
  const shown = nearest
    ? [nearest.item, ...next.map(({ item }) => item), ...matched]
    : listed > 0
      ? matched
      : kind.all(reading)
  const hidden = nearest ? listed - matched.length - 1 - next.length : 0
  const list = listing(found, shown, nearest?.item)
  return {
    call,
    expected:
      times === undefined
        ? article(phrase)
        : `${article(phrase)}, exactly ${plural(times, 'time')}`,
    captured: capturedText(found),
    ...list,
    more: list.more + hidden,
    nearest: nearest && {
      number: kind.number(reading, nearest.item),
      differences: nearest.differences,
    },
    diff: nearest && diffOf(ask, nearest.item),
    notes: [
      ...(nearest ? hintNotes(found, [nearest.item]) : []),
      ...(isTooMany ? [] : dropNotes(found)),
      ...(reading.recording.source?.notes?.() ?? []),
    ],
  }
}

function capturedText<Item>({ ask, reading, count }: Found<Item>): string {
  const counted = ask.kind.counted(reading)
  if (ask.kind.count(reading).all === 0) return counted
  if (count === 0) return `${counted}; none match`
  return `${counted}; ${count === 1 ? '1 matches' : `${count} match`}`
}

function listing<Item>(
  { ask: { kind }, reading }: Found<Item>,
  items: readonly Item[],
  nearest?: Item,
): { rows: NumberedRow[]; more: number } {
  return {
    rows: items.slice(0, ROWS).map((item) => ({
      number: kind.number(reading, item),
      row: kind.row(item),
      isNearest: item === nearest,
    })),
    more: Math.max(0, items.length - ROWS),
  }
}

function diffOf<Item>({ fields }: Ask<Item>, item: Item): Diff {
  const sides = fields.map((field) => field.project(item))
  return {
    expected: Object.assign({}, ...sides.map(({ expected }) => expected)),
    actual: Object.assign({}, ...sides.map(({ actual }) => actual)),
  }
}

function hintNotes<Item>({ ask, reading }: Found<Item>, items: readonly Item[]): string[] {
  return items.flatMap((item) =>
    ask.hints(item).map((hint) => `Note: #${ask.kind.number(reading, item)} ${hint}`),
  )
}

/** `Dropped: 1 error by before_send (TypeError: boom would have matched)` */
function dropNotes<Item>({ ask, reading }: Found<Item>): string[] {
  const byReason = new Map<string, Drops>()
  for (const drop of ask.kind.noun === 'drop' ? [] : reading.drops()) {
    const key = `${drop.category} by ${drop.reason}`
    const others = byReason.get(key)
    byReason.set(key, others ? [...others, drop] : [drop])
  }
  if (byReason.size === 0) return []
  return [`Dropped: ${[...byReason.values()].map((drops) => dropText(ask, drops)).join(', ')}`]
}

/** For one reason. */
type Drops = readonly [CapturedDrop, ...CapturedDrop[]]

function dropText<Item>(ask: Ask<Item>, drops: Drops): string {
  const [{ category, reason, statusCode, event }] = drops
  const quantity = drops.reduce((sum, drop) => sum + drop.quantity, 0)
  const missed = drops.find((drop) => {
    const item = ask.kind.ofDrop?.(drop)
    return item !== undefined && safely(() => fits(ask, item), false)
  })
  const title = (missed?.event ?? event)?.title
  const what = title && ` (${title}${missed ? ' would have matched' : ''})`
  const status = statusCode === undefined ? '' : ` ${statusCode}`
  return `${plural(quantity, category)} by ${reason}${status}${what ?? ''}`
}
