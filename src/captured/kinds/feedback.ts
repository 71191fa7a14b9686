import type { RecordedItem } from '../../recording/envelope.js'
import { isJsonObject, type JsonObject } from '../../recording/wire.js'
import { type CapturedItem, itemKind, payloadOf, text } from './item-kind.js'

/** What a user wrote: a `feedback` item, or the older `user_report`. */
export interface CapturedFeedback extends CapturedItem {
  readonly event_id: string | undefined
  readonly message: string
  readonly name: string | undefined
  readonly contact_email: string | undefined
  readonly url: string | undefined
  readonly source: string | undefined
  readonly associated_event_id: string | undefined
  readonly replay_id: string | undefined
  readonly tags: JsonObject | undefined
}

export const feedbackKind = itemKind<CapturedFeedback>({
  noun: 'feedback',
  types: ['feedback', 'user_report'],
  read: (item) => [item.type === 'user_report' ? userReport(item) : feedback(item)],
  identity: { name: 'message', key: 'message' },
  keys: [
    ...(['event_id', 'message', 'name', 'contact_email', 'url', 'source'] as const),
    ...(['associated_event_id', 'replay_id', 'tags', 'payload', 'envelope'] as const),
  ],
  row: ({ message, name, contact_email, associated_event_id }) => [
    message,
    name ?? '',
    contact_email ?? '',
    associated_event_id ?? '',
  ],
})

function feedback(item: RecordedItem): CapturedFeedback {
  const payload = payloadOf(item)
  const contexts = isJsonObject(payload.contexts) ? payload.contexts : {}
  const given = isJsonObject(contexts.feedback) ? contexts.feedback : {}
  return {
    event_id: text(payload.event_id),
    message: text(given.message) ?? '',
    name: text(given.name),
    contact_email: text(given.contact_email),
    url: text(given.url),
    source: text(given.source),
    associated_event_id: text(given.associated_event_id),
    replay_id: text(given.replay_id),
    tags: isJsonObject(payload.tags) ? payload.tags : undefined,
    payload,
    envelope: item.envelope,
  }
}

function userReport(item: RecordedItem): CapturedFeedback {
  const payload = payloadOf(item)
  return {
    event_id: undefined,
    message: text(payload.comments) ?? '',
    name: text(payload.name),
    contact_email: text(payload.email),
    url: undefined,
    source: 'user_report',
    associated_event_id: text(payload.event_id),
    replay_id: undefined,
    tags: undefined,
    payload,
    envelope: item.envelope,
  }
}
