import type { RecordedItem } from '../../recording/envelope.js'

/** When the envelope was sent, by the app's own clock: seconds since 1970. */
export function sentAt({ envelope }: RecordedItem): number | undefined {
  const sent_at = envelope?.header.sent_at
  const time = typeof sent_at === 'string' ? Date.parse(sent_at) / 1000 : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
