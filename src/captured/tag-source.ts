import type { RecordedItem } from '../recording/envelope.js'
import { capturedException, handledOf, mechanismType } from './exceptions.js'
import type { TagSource } from './tags.js'

/** What an item says that Sentry derives tags from. */
export function tagSourceOf(item: RecordedItem): TagSource {
  return {
    type: item.type,
    handled: () => handledOf(capturedException(item.exceptions)),
    mechanism: () => mechanismType(capturedException(item.exceptions)),
    field: (name) => item.field(name),
  }
}
