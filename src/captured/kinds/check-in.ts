import type { Recording } from '../../recording/recording.js'
import { isJsonObject, type JsonObject } from '../../recording/wire.js'
import { type CapturedItem, itemKind, number, object, payloadOf, text } from './item-kind.js'

/** One report of a cron monitor. A job that runs sends two with the same id: begun, and ended. */
export interface CapturedCheckIn extends CapturedItem {
  readonly check_in_id: string | undefined
  readonly monitor_slug: string
  /** `in_progress`, `ok` or `error`. */
  readonly status: string | undefined
  /** Seconds. */
  readonly duration: number | undefined
  readonly monitor_config: JsonObject | undefined
  readonly release: string | undefined
  readonly environment: string | undefined
  /** Whether the run has ended: false for an `in_progress` that nothing with its id followed. */
  readonly closed: boolean
  /** Whether an `in_progress` with this id stands in the recording: what this one closes. */
  readonly opened: boolean
}

const OPEN = 'in_progress'

export const checkInKind = itemKind<CapturedCheckIn>({
  noun: 'check-in',
  types: ['check_in'],
  read(item, recording) {
    const payload = payloadOf(item)
    const status = text(payload.status)
    const sameRun = () => statusesOf(text(payload.check_in_id), recording)
    return [
      {
        check_in_id: text(payload.check_in_id),
        monitor_slug: text(payload.monitor_slug) ?? '',
        status,
        duration: number(payload.duration),
        monitor_config: object(payload.monitor_config),
        release: text(payload.release),
        environment: text(payload.environment),
        get closed() {
          return status !== OPEN || sameRun().some((other) => other !== OPEN)
        },
        get opened() {
          return sameRun().includes(OPEN)
        },
        payload,
        envelope: item.envelope,
      },
    ]
  },
  identity: { name: 'monitor slug', key: 'monitor_slug' },
  keys: [
    ...([
      'check_in_id',
      'monitor_slug',
      'status',
      'duration',
      'monitor_config',
      'release',
    ] as const),
    ...(['environment', 'closed', 'opened', 'payload', 'envelope'] as const),
  ],
  row: ({ monitor_slug, status, closed, check_in_id }) => [
    monitor_slug,
    status ?? '',
    closed ? '' : 'never closed',
    check_in_id ?? '',
  ],
})

/** Of all check-ins with this id; one without belongs to no other. */
function statusesOf(check_in_id: string | undefined, recording: Recording): (string | undefined)[] {
  if (check_in_id === undefined) return []
  return recording
    .itemsOf('check_in')
    .map(({ payload }) => payload)
    .filter(isJsonObject)
    .filter((payload) => payload.check_in_id === check_in_id)
    .map(({ status }) => text(status))
}
