import { acceptedByEvent, acceptedByRecording } from './accepted-family.js'
import { capturedFamily } from './captured-family.js'
import { eventFamily } from './event-family.js'
import type { EventMatchers } from './event-types.js'
import type { EventJudge, RecordingJudge } from './judging.js'
import { leakFamily } from './leak-family.js'
import { nothingFamily } from './nothing-family.js'
import type { RecordingMatchers } from './types.js'

/** What each matcher on a recording asks, by its name. */
export const recordingJudges: Readonly<Record<keyof RecordingMatchers, RecordingJudge>> = {
  ...capturedFamily,
  ...nothingFamily,
  ...leakFamily,
  ...acceptedByRecording,
}

/** What each matcher on one event asks, by its name. */
export const eventJudges: Readonly<Record<keyof EventMatchers, EventJudge>> = {
  ...eventFamily,
  ...acceptedByEvent,
}
