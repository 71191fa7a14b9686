import type { CapturedEvent } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import { UnsettledError } from '../recording/recording.js'
import { markAsserted } from './asserted.js'
import { guarded } from './await-guard.js'
import type { EqualityTester } from './compare.js'
import { verdictInTime } from './patience.js'
import { Problem } from './problem.js'
import { eventOf, readingOf } from './subject.js'
import type { Verdict } from './verdict.js'
import {
  callText,
  formatFailure,
  formatProblem,
  isSecretive,
  type MatcherCall,
} from './words/format.js'

/** What a runner gives a matcher as `this`; each runner has more, and some have less. */
export interface RunnerState {
  readonly isNot?: boolean | undefined
  /** Vitest alone has it. */
  readonly soft?: boolean | undefined
  readonly customTesters?: readonly EqualityTester[] | undefined
  /** The running test: Vitest 4 and 5. */
  readonly task?: { readonly id: string } | undefined
  /** The running test: Jest. */
  readonly currentTestIdentity?: (() => object | undefined) | undefined
  /** Made where a call behind `.resolves` or `.rejects` stands: Jest. */
  readonly error?: Error | undefined
}

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

/** A matcher on a whole recording: it waits until nothing is in flight, then looks. */
export function recordingMatcher(matcher: string, judge: RecordingJudge) {
  return function matchRecording(
    this: RunnerState,
    received: unknown,
    ...args: unknown[]
  ): Promise<MatcherResult> {
    const call: MatcherCall = { matcher, args, isNot: Boolean(this.isNot), subject: 'sentry' }
    const calledAt = this.error ?? new Error('called')
    if (!this.error) Error.captureStackTrace?.(calledAt, matchRecording)
    const { soft, customTesters = [] } = this
    const task = this.task?.id ?? this.currentTestIdentity?.()
    const ownDiff = !showsDiff(this)
    return guarded(
      { call: callText(call), task, isSoft: Boolean(soft), calledAt },
      judgeRecording(call, received, judge, customTesters).then((verdict) =>
        toResult(verdict, call, ownDiff),
      ),
    )
  }
}

/** A matcher on one event: there is nothing to wait for. */
export function eventMatcher(matcher: string, judge: EventJudge) {
  return function matchEvent(
    this: RunnerState,
    received: unknown,
    ...args: unknown[]
  ): MatcherResult {
    const call: MatcherCall = { matcher, args, isNot: Boolean(this.isNot), subject: 'event' }
    try {
      const verdict = judgeEvent(call, received, judge, this.customTesters ?? [])
      return toResult(verdict, call, !showsDiff(this))
    } catch (error) {
      // the line to look at is the caller's, not one of ours
      if (error instanceof Error) Error.captureStackTrace?.(error, matchEvent)
      throw error
    }
  }
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
    if (verdict.pass && !call.isNot) markAsserted(reading, verdict.matched)
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
    return judge(eventOf(received), call.args, testers)
  } catch (error) {
    throw problem(call, error)
  }
}

/** What the app's own code threw, a predicate say, stays the cause; our own words need none. */
function problem(call: MatcherCall, error: unknown): Error {
  const isOurs = error instanceof Problem || error instanceof UnsettledError
  const why = wordsOf(error, isSecretive(call))
  return new Error(formatProblem(call, why), isOurs ? {} : { cause: error })
}

function wordsOf(error: unknown, isDiscreet: boolean): string {
  if (error instanceof UnsettledError && isDiscreet) return error.discreet
  return error instanceof Error ? error.message : String(error)
}

function toResult(verdict: Verdict, call: MatcherCall, ownDiff: boolean): MatcherResult {
  const { pass } = verdict
  if (pass !== call.isNot) return { pass, message: () => callText(call) }
  const failure = verdict.failure(call)
  return { pass, message: () => formatFailure(failure, ownDiff), ...failure.diff }
}

/** Vitest prints `actual` and `expected` as a diff; Jest, Playwright and Bun print the text alone. */
function showsDiff(state: RunnerState): boolean {
  return 'soft' in state
}
