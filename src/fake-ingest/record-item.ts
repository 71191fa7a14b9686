import { isUtf8 } from 'node:buffer'
import { type Origin, RecordedItem } from '../recording/envelope.js'
import { previewOf } from '../recording/preview.js'
import { isJsonObject, type WireBody } from '../recording/wire.js'
import { type DecodedItem, parseJson } from './decode-envelope.js'
import { Refusal } from './refusal.js'

/** Item types whose payload is bytes, whatever they look like (develop docs, envelope items). */
const BINARY = new Set(['attachment', 'replay_recording', 'replay_video', 'minidump'])
/** Lines of text. */
const TEXT = new Set(['statsd', 'metric_meta', 'metric_buckets'])
/** Types of which the payload is a JSON object, or the item means nothing. */
const JSON_OBJECTS = new Set([
  ...['event', 'transaction', 'feedback', 'user_report', 'session', 'sessions', 'client_report'],
  ...['check_in', 'span', 'log', 'trace_metric', 'metric', 'profile', 'profile_chunk'],
  ...['replay_event', 'raw_security', 'security'],
])

/**
 * An item of the wire as the recording keeps it, by the form that its type has there.
 *
 * @param eventId the envelope's, for an event that names none itself (Relay's rule)
 * @throws Refusal when it is no JSON where Sentry wants some: Relay takes the request and drops the
 *   item later (`invalid_json`)
 */
export function recordItem(
  { type, headerText, payload }: DecodedItem,
  origin: Origin,
  eventId: string | undefined,
): RecordedItem {
  if (BINARY.has(type)) return bytesItem(type, headerText, payload, origin)
  if (TEXT.has(type)) {
    return new RecordedItem(type, headerText, textBody(payload), origin, undefined)
  }
  const text = isUtf8(payload) ? payload.toString('utf8') : undefined
  const value = text === undefined ? undefined : parseJson(text)
  if (text === undefined || value === undefined) {
    if (JSON_OBJECTS.has(type)) throw new Refusal(200, `invalid JSON data in ${type}`)
    return bytesItem(type, headerText, payload, origin)
  }
  if (JSON_OBJECTS.has(type) && !isJsonObject(value)) {
    throw new Refusal(200, `invalid JSON data in ${type}: it is no object`)
  }
  const lacksId = type === 'event' && isJsonObject(value) && value.event_id === undefined
  if (lacksId && isJsonObject(value) && eventId !== undefined) {
    const named = { event_id: eventId, ...value }
    const body: WireBody = { form: 'json', text: JSON.stringify(named) }
    return new RecordedItem(type, headerText, body, origin, previewOf(named))
  }
  const preview = type === 'event' ? previewOf(value) : undefined
  return new RecordedItem(type, headerText, { form: 'json', text }, origin, preview)
}

function textBody(payload: Buffer): WireBody {
  return { form: 'text', text: payload.toString('utf8') }
}

/** Copied: a part of the request's body would keep all of it alive. */
function bytesItem(
  type: string,
  headerText: string,
  payload: Buffer,
  origin: Origin,
): RecordedItem {
  const bytes = new Uint8Array(payload)
  return new RecordedItem(type, headerText, { form: 'bytes', bytes }, origin, undefined)
}
