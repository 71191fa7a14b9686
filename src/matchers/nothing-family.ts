import { RECORDED } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import type { RecordedItem } from '../recording/envelope.js'
import { unasserted } from './asserted.js'
import { QueryError } from './compare.js'
import type { RecordingJudge } from './judging.js'
import { eventRow } from './kinds/event.js'
import type { Verdict } from './verdict.js'
import { eventsText, nothingText } from './words/captured.js'
import { plural, tally } from './words/plural.js'
import type { Row } from './words/rows.js'

/** What the SDK sends by itself, without anything captured. */
const OF_THE_SDK = new Set(['session', 'sessions', 'client_report'])
const ROWS = 3

export const nothingFamily = {
  toHaveCapturedNothing(reading, args) {
    takesNothing(args)
    // items stand in the order of their arrival, which is not that of the capture calls
    const captured = reading.recording.items
      .filter(({ type }) => !OF_THE_SDK.has(type))
      .sort((a, b) => a.origin.sequence - b.origin.sequence)
    const rows = captured.slice(0, ROWS).map((item) => rowOf(item, reading))
    return emptiness({
      isEmpty: captured.length === 0,
      wanted: 'nothing captured, not even a log or a span',
      unwanted: 'anything captured at all',
      captured:
        captured.length > 0 ? tally(captured.map(({ type }) => type)) : nothingText(reading),
      rows: rows.map((row, index) => ({ number: index + 1, row })),
      total: captured.length,
    })
  },

  toHaveCapturedNothingElse(reading, args) {
    takesNothing(args)
    const events = reading.events()
    const rest = unasserted(reading)
    return emptiness({
      isEmpty: rest.length === 0,
      wanted: 'every event asserted by an earlier assertion of this test',
      unwanted: 'an event that no earlier assertion of this test was about',
      captured: `${eventsText(reading)}${events.length > 0 ? `; ${plural(rest.length, 'event')} unasserted` : ''}`,
      rows: events.flatMap((event, index) =>
        rest.includes(event) ? [{ number: index + 1, row: eventRow(event) }] : [],
      ),
      total: rest.length,
    })
  },
} satisfies Record<string, RecordingJudge>

interface Emptiness {
  readonly isEmpty: boolean
  readonly wanted: string
  readonly unwanted: string
  readonly captured: string
  readonly rows: readonly { readonly number: number; readonly row: Row }[]
  /** How many rows there would be without a limit. */
  readonly total: number
}

function emptiness({ isEmpty, wanted, unwanted, captured, rows, total }: Emptiness): Verdict {
  return {
    pass: isEmpty,
    matched: [],
    isFinal: !isEmpty,
    failure: (call) => ({
      call,
      expected: call.isNot ? unwanted : wanted,
      captured,
      rows: rows.slice(0, ROWS),
      more: Math.max(0, total - ROWS),
      notes: [],
    }),
  }
}

function rowOf(item: RecordedItem, reading: Reading): Row {
  const event = reading.events().find((other) => other[RECORDED] === item)
  return event ? eventRow(event) : itemRow(item)
}

function itemRow({ type, header }: RecordedItem): Row {
  const { item_count } = header
  return [type, typeof item_count === 'number' ? plural(item_count, 'item') : '']
}

function takesNothing(args: readonly unknown[]): void {
  if (args.length === 0) return
  throw new QueryError(
    'This matcher takes no arguments. To ask that one thing was not captured, negate its matcher: ' +
      'expect(sentry).not.toHaveCapturedException(TypeError).',
  )
}
