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
  let before: Origin | undefined
  const recorded = items.map((item) => {
    const [{ type }, payload] = item
    // no capture call is its own: it stands where its event does, whatever that arrives behind
    if (type === 'attachment' && before) {
      return snapshotItem(item, { sequence: before.sequence, test: before.test })
    }
    before = originOf(payload)
    return snapshotItem(item, before)
  })
  return new RecordedEnvelope(jsonText(header), recorded)
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
