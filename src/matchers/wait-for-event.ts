import type { CapturedEvent } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import { endsWithin } from '../recording/real-time.js'
import { type Ask, fits, understand } from './ask.js'
import { guardedWait } from './await-guard.js'
import { QueryError } from './compare.js'
import { problem } from './judging.js'
import { eventKind, exceptionKind } from './kinds/event.js'
import { isQuery } from './query.js'
import { judge } from './verdict.js'
import { callText, formatFailure, formatProblem, type MatcherCall } from './words/format.js'
import { plural } from './words/plural.js'
import { stringify } from './words/stringify.js'

export interface WaitOptions {
  /** Milliseconds of real time. Default: the `settleTimeout` of the recording. */
  timeout?: number
}

/**
 * The first event that matches, now or when it arrives. Not awaited, it is a forgotten assertion.
 *
 * @param args error and query as for `toHaveCapturedException`, then options; options may stand alone
 * @param caller the line to look at is the one that called this
 * @throws Error with the text that the matcher would print, when the time is over
 */
export function waitForEvent(
  reading: Reading,
  args: readonly unknown[],
  defaultTimeout: number,
  caller: (...args: never[]) => unknown,
): Promise<CapturedEvent> {
  const call: MatcherCall = { matcher: 'waitForEvent', args, isNot: false, subject: 'wait' }
  const calledAt = new Error('called')
  Error.captureStackTrace?.(calledAt, caller)
  return guardedWait(
    { call: () => callText(call), calledAt },
    firstEvent(reading, call, defaultTimeout),
  )
}

async function firstEvent(
  reading: Reading,
  call: MatcherCall,
  defaultTimeout: number,
): Promise<CapturedEvent> {
  const { asked, timeout } = splitOptions(call.args, defaultTimeout)
  const ask = told(call, () => understandWait(reading, asked))
  const doubt = reading.recording.source?.distrust()
  if (doubt) throw new Error(formatProblem(call, doubt))
  const find = () => told(call, () => ask.kind.list(reading).find((event) => fits(ask, event)))
  const found = find() ?? (await arrival(reading, find, timeout))
  if (found) return found
  const failure = judge(ask, reading).failure(call)
  const { pending = 0 } = reading.recording.source ?? {}
  const waited = `Waited: ${timeout} ms${pending > 0 ? `; ${plural(pending, 'capture')} still in flight` : ''}`
  throw new Error(formatFailure({ ...failure, notes: [...failure.notes, waited] }, true))
}

async function arrival(
  { recording }: Reading,
  find: () => CapturedEvent | undefined,
  timeout: number,
): Promise<CapturedEvent | undefined> {
  let found: CapturedEvent | undefined
  let stop = () => {}
  const arrived = new Promise<void>((resolve, reject) => {
    stop = recording.onChange(() => {
      try {
        found = find()
      } catch (error) {
        reject(error)
      }
      if (found) resolve()
    })
  })
  const hasEnded = await endsWithin(arrived, timeout)
  stop()
  // with an error, too
  if (hasEnded) await arrived
  return found
}

/** What cannot be judged is told as by a matcher. */
function told<Result>(call: MatcherCall, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw problem(call, error)
  }
}

function understandWait(reading: Reading, asked: readonly unknown[]): Ask<CapturedEvent> {
  const hasIdentity = asked.length > 0 && !isQuery(asked[0])
  const ask = understand(hasIdentity ? exceptionKind : eventKind, asked, reading, [])
  if (ask.times === undefined) return ask
  throw new QueryError('waitForEvent() waits for one event: times has no meaning in it.')
}

function splitOptions(
  args: readonly unknown[],
  defaultTimeout: number,
): { asked: readonly unknown[]; timeout: number } {
  const last = args.at(-1)
  const areOptions =
    args.length === 3 || (isQuery(last) && 'timeout' in last && Object.keys(last).length === 1)
  if (!areOptions) return { asked: args, timeout: defaultTimeout }
  const timeout = isQuery(last) ? (last.timeout ?? defaultTimeout) : defaultTimeout
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    throw new TypeError(`timeout is a number of milliseconds, not ${stringify(timeout)}.`)
  }
  return { asked: args.slice(0, -1), timeout }
}
