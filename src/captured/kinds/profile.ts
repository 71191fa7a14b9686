import { type CapturedItem, itemKind, payloadOf, text } from './item-kind.js'

/** A profile of one transaction (`profile`), or a part of a continuous one (`profile_chunk`). */
export interface CapturedProfile extends CapturedItem {
  readonly profiler_id: string | undefined
  readonly chunk_id: string | undefined
  readonly event_id: string | undefined
  readonly platform: string | undefined
  readonly version: string | undefined
  readonly release: string | undefined
  readonly environment: string | undefined
}

export const profileKind = itemKind<CapturedProfile>({
  noun: 'profile',
  types: ['profile', 'profile_chunk'],
  read(item) {
    const payload = payloadOf(item)
    return [
      {
        profiler_id: text(payload.profiler_id),
        chunk_id: text(payload.chunk_id),
        event_id: text(payload.event_id),
        platform: text(payload.platform) ?? text(item.header.platform),
        version: text(payload.version),
        release: text(payload.release),
        environment: text(payload.environment),
        payload,
        envelope: item.envelope,
      },
    ]
  },
  keys: [
    ...(['profiler_id', 'chunk_id', 'event_id', 'platform', 'version', 'release'] as const),
    ...(['environment', 'payload', 'envelope'] as const),
  ],
  row: ({ profiler_id, event_id, chunk_id, platform }) => [
    profiler_id ?? event_id ?? '',
    platform ?? '',
    chunk_id ?? '',
  ],
})
