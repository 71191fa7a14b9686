import { RecordedItem } from '../recording/envelope.js'
import { CapturedEvent } from './event.js'

/** What an `event` item says: the same object for the same item, always. */
export function eventOf(item: RecordedItem): CapturedEvent {
  const known = RecordedItem.readingOf(item)
  if (known instanceof CapturedEvent) return known
  const event = new CapturedEvent(item)
  RecordedItem.keepReading(item, event)
  return event
}
