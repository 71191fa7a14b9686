import { capturedFamily } from './captured-family.js'
import { eventFamily } from './event-family.js'
import { leakFamily } from './leak-family.js'
import { type EventJudge, eventMatcher, type RecordingJudge, recordingMatcher } from './matcher.js'
import { nothingFamily } from './nothing-family.js'
import type { EventMatchers, RecordingMatchers } from './types.js'

/** What each matcher on a recording asks, by its name. */
export const recordingJudges: Readonly<Record<keyof RecordingMatchers, RecordingJudge>> = {
  ...capturedFamily,
  ...nothingFamily,
  ...leakFamily,
}

/** What each matcher on one event asks, by its name. */
export const eventJudges: Readonly<Record<keyof EventMatchers, EventJudge>> = eventFamily

export type SentryMatcher = ReturnType<typeof recordingMatcher> | ReturnType<typeof eventMatcher>

/**
 * All matchers, for `expect.extend(matchers)`. The doors for single runners register them with
 * their types and a guard against forgotten awaits.
 */
export const matchers: Readonly<Record<string, SentryMatcher>> = Object.fromEntries<SentryMatcher>([
  ...Object.entries(recordingJudges).map(
    ([name, judge]) => [name, recordingMatcher(name, judge)] as const,
  ),
  ...Object.entries(eventJudges).map(([name, judge]) => [name, eventMatcher(name, judge)] as const),
])
