import type { RecordedItem } from '../../recording/envelope.js'
import type { JsonValue } from '../../recording/wire.js'

/**
 * When the envelope was sent, by the app's own clock: seconds since 1970. `NaN`, which is neither
 * more nor less than anything, where it does not say.
 */
export function sentAt({ envelope }: RecordedItem): number {
  const sent_at = envelope?.header.sent_at
  return secondsOf(sent_at)
}

/** A date in a text, in seconds since 1970; `NaN` for anything else. */
export function secondsOf(time: JsonValue | undefined): number {
  return typeof time === 'string' ? Date.parse(time) / 1000 : Number.NaN
}
