import type { CapturedEvent } from '../captured/event.js'
import type { EventMatchers } from './event-types.js'
import { eventJudges, recordingJudges } from './judges.js'
import { isWholeRecording, judgeEvent, judgeRecording } from './judging.js'
import { guardedPromise } from './promise-guard.js'
import type { Subject } from './subject.js'
import type { RecordingMatchers } from './types.js'
import type { Verdict } from './verdict.js'
import { callText, formatFailure, type MatcherCall } from './words/format.js'

/** A matcher failed. `actual` and `expected` hold the asked fields, for tools that show a diff. */
export class ExpectSentryError extends Error {
  override readonly name = 'AssertionError'
  readonly code = 'ERR_ASSERTION'
  readonly actual: unknown
  readonly expected: unknown
  /** The message has the diff already (mocha, Vitest). */
  readonly showDiff = false

  constructor(message: string, diff?: { readonly actual: unknown; readonly expected: unknown }) {
    super(message)
    this.actual = diff?.actual
    this.expected = diff?.expected
  }
}

export type Negatable<Matchers> = Matchers & { readonly not: Matchers }

/**
 * The same matchers outside any runner: in node:test, mocha, or a script. An asynchronous one that
 * nobody awaits is an error of the next `sentry.reset()`, or of the process at its end, which then
 * exits with 1.
 *
 * @param subject a recording (asynchronous matchers), or one event of it (synchronous ones)
 * @throws ExpectSentryError from the matcher, with the text that a runner would print
 * @example await expectSentry(sentry).not.toHaveCapturedUnhandled()
 */
export function expectSentry(subject: Subject): Negatable<RecordingMatchers>
export function expectSentry(event: CapturedEvent | undefined): Negatable<EventMatchers>
export function expectSentry(received: unknown): object {
  return { ...matchersOn(received, false), not: matchersOn(received, true) }
}

function matchersOn(received: unknown, isNot: boolean): object {
  const onRecording = Object.entries(recordingJudges).map(([matcher, judge]) => {
    function match(...args: unknown[]): Promise<void> {
      const call: MatcherCall = { matcher, args, isNot, subject: 'sentry' }
      const calledAt = new Error('called')
      Error.captureStackTrace?.(calledAt, match)
      const judged = judgeRecording(call, received, judge)
      return guardedPromise(
        { call: () => callText(call, 'expectSentry'), calledAt, subject: received },
        judged.then((verdict) => assertVerdict(verdict, call)),
      )
    }
    return [matcher, match]
  })
  const onEvent = Object.entries(eventJudges).map(([matcher, judge]) => [
    matcher,
    (...args: unknown[]) => {
      const call: MatcherCall = { matcher, args, isNot, subject: 'event' }
      assertVerdict(judgeEvent(call, received, judge), call)
    },
  ])
  // of those that are on both, the last one stands
  const both = isWholeRecording(received)
    ? [...onEvent, ...onRecording]
    : [...onRecording, ...onEvent]
  return Object.fromEntries(both)
}

function assertVerdict(verdict: Verdict, call: MatcherCall): void {
  if (verdict.pass !== call.isNot) return
  const failure = verdict.failure(call)
  throw new ExpectSentryError(formatFailure(failure, true), failure.diff)
}
