import type { CapturedEvent } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import { UnsettledError } from '../recording/recording.js'
import { markAsserted } from './asserted.js'
import type { EqualityTester } from './compare.js'
import { verdictInTime } from './patience.js'
import { Problem } from './problem.js'
import { eventOf, isEvent, isSubject, readingOf } from './subject.js'
import type { Verdict } from './verdict.js'
import {
  callText,
  formatFailure,
  formatProblem,
  isSecretive,
  type MatcherCall,
} from './words/format.js'

/** What a runner takes from a matcher. `actual` and `expected` become its diff. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
  readonly actual?: unknown
  readonly expected?: unknown
}

export type RecordingJudge = (
  reading: Reading,
  args: readonly unknown[],
  testers: readonly EqualityTester[],
) => Verdict | Promise<Verdict>

export type EventJudge = (
  event: CapturedEvent,
  args: readonly unknown[],
  testers: readonly EqualityTester[],
) => Verdict

/** What decides between the two forms of a matcher that has both. */
export function isWholeRecording(received: unknown): boolean {
  return isSubject(received) && !isEvent(received)
}

/** Settles, makes sure that the recording can be believed, and judges it. */
export async function judgeRecording(
  call: MatcherCall,
  received: unknown,
  judge: RecordingJudge,
  testers: readonly EqualityTester[] = [],
): Promise<Verdict> {
  try {
    const reading = readingOf(received)
    const verdict = await verdictInTime(reading.recording, call.isNot, () =>
      judge(reading, call.args, testers),
    )
    if (verdict.pass && !call.isNot) markAsserted(verdict.matched)
    return verdict
  } catch (error) {
    throw problem(call, error)
  }
}

export function judgeEvent(
  call: MatcherCall,
  received: unknown,
  judge: EventJudge,
  testers: readonly EqualityTester[] = [],
): Verdict {
  try {
    const verdict = judge(eventOf(received), call.args, testers)
    if (verdict.pass && !call.isNot) markAsserted(verdict.matched)
    return verdict
  } catch (error) {
    throw problem(call, error)
  }
}

/** What the app's own code threw, a predicate say, stays the cause; our own words need none. */
export function problem(call: MatcherCall, error: unknown): Error {
  const isOurs = error instanceof Problem || error instanceof UnsettledError
  const why = wordsOf(error, isSecretive(call))
  const cause = isOurs ? error.cause : error
  return new Error(formatProblem(call, why), cause === undefined ? {} : { cause })
}

function wordsOf(error: unknown, isDiscreet: boolean): string {
  if (error instanceof UnsettledError && isDiscreet) return error.discreet
  return error instanceof Error ? error.message : String(error)
}

export function toResult(verdict: Verdict, call: MatcherCall, ownDiff: boolean): MatcherResult {
  const { pass } = verdict
  if (pass !== call.isNot) return { pass, message: () => callText(call) }
  const failure = verdict.failure(call)
  return { pass, message: () => formatFailure(failure, ownDiff), ...failure.diff }
}
