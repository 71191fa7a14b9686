import { guarded } from './await-guard.js'
import type { EqualityTester } from './compare.js'
import type { EventMatchers } from './event-types.js'
import { eventJudges, recordingJudges } from './judges.js'
import {
  isWholeRecording,
  judgeEvent,
  judgeRecording,
  type MatcherResult,
  toResult,
} from './judging.js'
import type { RecordingMatchers } from './types.js'
import { callText, type MatcherCall } from './words/format.js'

/** What a runner gives a matcher as `this`; each runner has more, and some have less. */
export interface RunnerState {
  readonly isNot?: boolean | undefined
  /** Which of `.resolves` and `.rejects` stands before it, if any. */
  readonly promise?: string | undefined
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

type Matcher<Result> = (this: RunnerState, received: unknown, ...args: unknown[]) => Result

/** A matcher on a whole recording: it waits until nothing is in flight, then looks. */
export function recordingMatcher(
  matcher: keyof RecordingMatchers,
): Matcher<Promise<MatcherResult>> {
  return function matchRecording(received, ...args) {
    return matchOnRecording(this, matcher, received, args, matchRecording)
  }
}

/** A matcher on one event: there is nothing to wait for. */
export function eventMatcher(matcher: keyof EventMatchers): Matcher<MatcherResult> {
  return function matchEvent(received, ...args) {
    return matchOnEvent(this, matcher, received, args, matchEvent)
  }
}

/**
 * A matcher on either: asynchronous on a recording, synchronous on one event. What is neither fails
 * at once, since nobody would await it.
 */
export function eitherMatcher(
  matcher: keyof RecordingMatchers & keyof EventMatchers,
): Matcher<MatcherResult | Promise<MatcherResult>> {
  return function matchEither(received, ...args) {
    return isWholeRecording(received)
      ? matchOnRecording(this, matcher, received, args, matchEither)
      : matchOnEvent(this, matcher, received, args, matchEither)
  }
}

/** @param caller the line to look at is the one that called this */
function matchOnRecording(
  state: RunnerState,
  matcher: keyof RecordingMatchers,
  received: unknown,
  args: readonly unknown[],
  caller: Matcher<unknown>,
): Promise<MatcherResult> {
  const call: MatcherCall = { matcher, args, isNot: Boolean(state.isNot), subject: 'sentry' }
  const calledAt = state.error ?? new Error('called')
  if (!state.error) Error.captureStackTrace?.(calledAt, caller)
  const { customTesters = [] } = state
  const task = state.task?.id ?? state.currentTestIdentity?.()
  const ownDiff = !showsDiff(state)
  return guarded(
    {
      call: () => callText(call),
      task,
      isNot: call.isNot,
      isSoft: Boolean(state.soft),
      isBehindPromise: Boolean(state.promise),
      calledAt,
    },
    judgeRecording(call, received, recordingJudges[matcher], customTesters).then((verdict) =>
      toResult(verdict, call, ownDiff),
    ),
  )
}

function matchOnEvent(
  state: RunnerState,
  matcher: keyof EventMatchers,
  received: unknown,
  args: readonly unknown[],
  caller: Matcher<unknown>,
): MatcherResult {
  const call: MatcherCall = { matcher, args, isNot: Boolean(state.isNot), subject: 'event' }
  try {
    const verdict = judgeEvent(call, received, eventJudges[matcher], state.customTesters ?? [])
    return toResult(verdict, call, !showsDiff(state))
  } catch (error) {
    // the line to look at is the caller's, not one of ours
    if (error instanceof Error) Error.captureStackTrace?.(error, caller)
    throw error
  }
}

/** Vitest prints `actual` and `expected` as a diff; Jest, Playwright and Bun print the text alone. */
function showsDiff(state: RunnerState): boolean {
  return 'soft' in state
}
