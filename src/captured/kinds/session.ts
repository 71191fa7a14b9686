import type { RecordedItem } from '../../recording/envelope.js'
import { isJsonObject, type JsonObject } from '../../recording/wire.js'
import { type CapturedItem, itemKind, number, object, payloadOf, text } from './item-kind.js'

/** One update of a session, or so many sessions of a server that ended alike. */
export interface CapturedSession extends CapturedItem {
  readonly sid: string | undefined
  readonly did: string | undefined
  /** `ok`, `exited`, `errored`, `crashed`, `abnormal`; SDK 11 in browsers: `unhandled`. */
  readonly status: string | undefined
  readonly init: boolean
  readonly errors: number
  /** ISO 8601. */
  readonly started: string | undefined
  readonly timestamp: string | undefined
  /** Seconds. */
  readonly duration: number | undefined
  /** `release`, `environment` and the like. */
  readonly attrs: JsonObject | undefined
  /** How many: 1, or the count of an aggregate (servers send `sessions`). */
  readonly quantity: number
}

export const sessionKind = itemKind<CapturedSession>({
  noun: 'session',
  types: ['session', 'sessions'],
  read: (item) => (item.type === 'sessions' ? aggregatedSessions(item) : [sessionOf(item)]),
  identity: { name: 'status', key: 'status' },
  keys: [
    ...(['sid', 'did', 'status', 'init', 'errors', 'started', 'timestamp', 'duration'] as const),
    ...(['attrs', 'quantity', 'payload', 'envelope'] as const),
  ],
  row: ({ status, errors, quantity, sid }) => [
    status ?? '',
    `${errors} errors`,
    quantity === 1 ? '' : `x ${quantity}`,
    sid ?? '',
  ],
  quantity: ({ quantity }) => quantity,
})

function sessionOf(item: RecordedItem): CapturedSession {
  const payload = payloadOf(item)
  return {
    sid: text(payload.sid),
    did: text(payload.did),
    status: text(payload.status),
    init: payload.init === true,
    errors: number(payload.errors) ?? 0,
    started: text(payload.started),
    timestamp: text(payload.timestamp),
    duration: number(payload.duration),
    attrs: object(payload.attrs),
    quantity: 1,
    payload,
    envelope: item.envelope,
  }
}

const COUNTS = ['exited', 'errored', 'crashed', 'abnormal', 'unhandled'] as const

function aggregatedSessions(item: RecordedItem): CapturedSession[] {
  const { aggregates, attrs } = payloadOf(item)
  const all = Array.isArray(aggregates) ? aggregates.filter(isJsonObject) : []
  return all.flatMap((aggregate) =>
    COUNTS.flatMap((status) => {
      const quantity = number(aggregate[status]) ?? 0
      if (quantity === 0) return []
      return [
        {
          sid: undefined,
          did: text(aggregate.did),
          status,
          init: false,
          errors: status === 'exited' ? 0 : 1,
          started: text(aggregate.started),
          timestamp: undefined,
          duration: undefined,
          attrs: object(attrs),
          quantity,
          payload: aggregate,
          envelope: item.envelope,
        },
      ]
    }),
  )
}
