import { guarded } from './await-guard.js'
import type { EqualityTester } from './compare.js'
import { eventJudges, recordingJudges } from './judges.js'
import { judgeEvent, judgeRecording, type MatcherResult, toResult } from './judging.js'
import type { EventMatchers, RecordingMatchers } from './types.js'
import { callText, type MatcherCall } from './words/format.js'

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

/** A matcher on a whole recording: it waits until nothing is in flight, then looks. */
export function recordingMatcher(matcher: keyof RecordingMatchers) {
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
      judgeRecording(call, received, recordingJudges[matcher], customTesters).then((verdict) =>
        toResult(verdict, call, ownDiff),
      ),
    )
  }
}

/** A matcher on one event: there is nothing to wait for. */
export function eventMatcher(matcher: keyof EventMatchers) {
  return function matchEvent(
    this: RunnerState,
    received: unknown,
    ...args: unknown[]
  ): MatcherResult {
    const call: MatcherCall = { matcher, args, isNot: Boolean(this.isNot), subject: 'event' }
    try {
      const judge = eventJudges[matcher]
      const verdict = judgeEvent(call, received, judge, this.customTesters ?? [])
      return toResult(verdict, call, !showsDiff(this))
    } catch (error) {
      // the line to look at is the caller's, not one of ours
      if (error instanceof Error) Error.captureStackTrace?.(error, matchEvent)
      throw error
    }
  }
}

/** Vitest prints `actual` and `expected` as a diff; Jest, Playwright and Bun print the text alone. */
function showsDiff(state: RunnerState): boolean {
  return 'soft' in state
}
