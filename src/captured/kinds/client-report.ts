import { isJsonObject } from '../../recording/wire.js'
import { type CapturedItem, itemKind, number, payloadOf, text } from './item-kind.js'

/** What the SDK itself reports as dropped. */
export interface CapturedClientReport extends CapturedItem {
  /** Seconds since 1970. */
  readonly timestamp: number | undefined
  readonly discarded_events: readonly DiscardedEvents[]
}

export interface DiscardedEvents {
  readonly reason: string | undefined
  readonly category: string | undefined
  readonly quantity: number | undefined
}

export const clientReportKind = itemKind<CapturedClientReport>({
  noun: 'client report',
  types: ['client_report'],
  read(item) {
    const payload = payloadOf(item)
    const discarded = Array.isArray(payload.discarded_events) ? payload.discarded_events : []
    return [
      {
        timestamp: number(payload.timestamp),
        discarded_events: discarded.filter(isJsonObject).map((discard) => ({
          reason: text(discard.reason),
          category: text(discard.category),
          quantity: number(discard.quantity),
        })),
        payload,
        envelope: item.envelope,
      },
    ]
  },
  keys: ['timestamp', 'discarded_events', 'payload', 'envelope'],
  row: ({ discarded_events }) => [
    discarded_events
      .map(({ reason, category, quantity }) => `${quantity} ${category} by ${reason}`)
      .join(', '),
  ],
})
