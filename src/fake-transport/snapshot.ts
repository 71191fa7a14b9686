import { type Origin, RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import { previewOf } from '../recording/preview.js'
import { jsonText, type SentEnvelope, type SentItem, toWire } from '../recording/wire.js'

/** The header of nearly every event item: one string for all of them. */
const EVENT_HEADER = '{"type":"event"}'

/** Copies an envelope in wire form: what the app changes from now on changes nothing in it. */
export function snapshot(
  [header, items]: SentEnvelope,
  originOf: (payload: unknown) => Origin,
): RecordedEnvelope {
  return new RecordedEnvelope(
    jsonText(header),
    items.map((item) => snapshotItem(item, originOf(item[1]))),
  )
}

function snapshotItem([header, payload]: SentItem, origin: Origin): RecordedItem {
  const { type } = header
  const isBareEvent = type === 'event' && Object.keys(header).length === 1
  return new RecordedItem(
    type,
    isBareEvent ? EVENT_HEADER : jsonText(header),
    toWire(payload),
    origin,
    type === 'event' ? previewOf(payload) : undefined,
  )
}
