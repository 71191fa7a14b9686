import type { EventMatchers } from './event-types.js'
import { eitherMatcher, eventMatcher, recordingMatcher } from './matcher.js'
import type { RecordingMatchers } from './types.js'

export type SentryMatcher =
  | ReturnType<typeof recordingMatcher>
  | ReturnType<typeof eventMatcher>
  | ReturnType<typeof eitherMatcher>

/** By their names alone: what each of them asks is loaded with the first one that is called. */
const named: Readonly<Record<keyof RecordingMatchers | keyof EventMatchers, SentryMatcher>> = {
  toHaveCapturedException: recordingMatcher('toHaveCapturedException'),
  toHaveCapturedHandled: recordingMatcher('toHaveCapturedHandled'),
  toHaveCapturedUnhandled: recordingMatcher('toHaveCapturedUnhandled'),
  toHaveCapturedMessage: recordingMatcher('toHaveCapturedMessage'),
  toHaveCapturedEvent: recordingMatcher('toHaveCapturedEvent'),
  toHaveCapturedTransaction: recordingMatcher('toHaveCapturedTransaction'),
  toHaveCapturedSpan: recordingMatcher('toHaveCapturedSpan'),
  toHaveCapturedLog: recordingMatcher('toHaveCapturedLog'),
  toHaveCapturedMetric: recordingMatcher('toHaveCapturedMetric'),
  toHaveCapturedCheckIn: recordingMatcher('toHaveCapturedCheckIn'),
  toHaveCapturedSession: recordingMatcher('toHaveCapturedSession'),
  toHaveCapturedFeedback: recordingMatcher('toHaveCapturedFeedback'),
  toHaveCapturedAttachment: recordingMatcher('toHaveCapturedAttachment'),
  toHaveCapturedReplay: recordingMatcher('toHaveCapturedReplay'),
  toHaveCapturedProfile: recordingMatcher('toHaveCapturedProfile'),
  toHaveCapturedNothing: recordingMatcher('toHaveCapturedNothing'),
  toHaveCapturedNothingElse: recordingMatcher('toHaveCapturedNothingElse'),
  toHaveDropped: recordingMatcher('toHaveDropped'),
  toHaveLeaked: recordingMatcher('toHaveLeaked'),
  toBeAcceptedBySentry: eitherMatcher('toBeAcceptedBySentry'),
  toBeHandled: eventMatcher('toBeHandled'),
  toBeUnhandled: eventMatcher('toBeUnhandled'),
  toHaveSentryTag: eventMatcher('toHaveSentryTag'),
  toHaveBreadcrumb: eventMatcher('toHaveBreadcrumb'),
}

/**
 * All matchers, for `expect.extend(matchers)`. The doors for single runners register them with
 * their types and a guard against forgotten awaits.
 */
export const matchers: Readonly<Record<string, SentryMatcher>> = named
