import type { SentryProblem } from 'expect-sentry'
import { CapturedEvent } from '../../../src/captured/event.js'
import { RecordedEnvelope, RecordedItem } from '../../../src/recording/envelope.js'
import { previewOf } from '../../../src/recording/preview.js'
import { toWire } from '../../../src/recording/wire.js'

export type SentItem = readonly [type: string, payload: unknown, header?: object]

/**
 * An envelope as it was recorded, without an SDK: none sends what is so wrong, and rules look at
 * nothing but the wire.
 */
export function recorded(items: readonly SentItem[], header: object = {}): RecordedEnvelope {
  return new RecordedEnvelope(
    JSON.stringify(header),
    items.map(([type, payload, more]) => itemOf(type, payload, more)),
  )
}

function itemOf(type: string, payload: unknown, header: object = {}): RecordedItem {
  // bytes as they are: some of these weigh 100 MiB
  const body =
    payload instanceof Uint8Array ? ({ form: 'bytes', bytes: payload } as const) : toWire(payload)
  const origin = { sequence: 1, test: 1 }
  return new RecordedItem(
    type,
    JSON.stringify({ type, ...header }),
    body,
    origin,
    previewOf(payload),
  )
}

/** An event that an SDK let go of before it put it into an envelope. */
export function withoutEnvelope(fields: object): CapturedEvent {
  return new CapturedEvent(itemOf('event', fields))
}

/** An event with these fields, about which else no rule has anything to say. */
export function recordedEvent(fields: object, header?: object): CapturedEvent {
  const event_id = 'a'.repeat(32)
  const event = { event_id, environment: 'production', message: 'order placed', ...fields }
  const [item] = recorded([['event', event]], header).items
  if (!item) throw new Error('it was recorded')
  return new CapturedEvent(item)
}

/** What is told of a problem beside its rule's own words. */
export function told({ rule, path, sent, kept, severity }: SentryProblem): object {
  return { rule, path, sent, kept, severity }
}
