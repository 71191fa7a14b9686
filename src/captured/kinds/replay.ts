import type { JsonValue } from '../../recording/wire.js'
import { type CapturedItem, itemKind, number, payloadOf, text } from './item-kind.js'

/** A segment of a session replay: its event, and the recording that travels beside it. */
export interface CapturedReplay extends CapturedItem {
  readonly replay_id: string
  readonly segment_id: number | undefined
  /** `session` or `buffer`. */
  readonly replay_type: string | undefined
  readonly urls: readonly JsonValue[]
  readonly error_ids: readonly JsonValue[]
  readonly trace_ids: readonly JsonValue[]
  /** The `replay_recording` of the same envelope, a header line and then what may be compressed. */
  readonly recording: string | Uint8Array | undefined
}

export const replayKind = itemKind<CapturedReplay>({
  noun: 'replay',
  types: ['replay_event'],
  read(item) {
    const payload = payloadOf(item)
    const body = item.envelope?.items.find(({ type }) => type === 'replay_recording')?.body
    return [
      {
        replay_id: text(payload.replay_id) ?? '',
        segment_id: number(payload.segment_id),
        replay_type: text(payload.replay_type),
        urls: listOf(payload.urls),
        error_ids: listOf(payload.error_ids),
        trace_ids: listOf(payload.trace_ids),
        recording: body?.form === 'bytes' ? body.bytes : body?.text,
        payload,
        envelope: item.envelope,
      },
    ]
  },
  identity: { name: 'replay_id', key: 'replay_id' },
  keys: [
    ...(['replay_id', 'segment_id', 'replay_type', 'urls', 'error_ids', 'trace_ids'] as const),
    ...(['recording', 'payload', 'envelope'] as const),
  ],
  row: ({ replay_id, segment_id, replay_type }) => [
    replay_id,
    `segment ${segment_id ?? '?'}`,
    replay_type ?? '',
  ],
})

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}
