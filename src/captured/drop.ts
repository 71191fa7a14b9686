import type { RecordedDrop } from '../recording/recording.js'
import type { CapturedEvent } from './event.js'
import { eventOf } from './event-of.js'

/** Something that was captured and never arrived. */
export interface CapturedDrop {
  /**
   * `before_send`, `event_processor`, `sample_rate`, `callback_error` (a hook threw),
   * `already_captured`, `ratelimit_backoff`, `send_error`, `network_error`, `queue_overflow`,
   * or what else the SDK calls it.
   */
  readonly reason: string
  /** Sentry's data category: `error`, `transaction`, `span`, `session`, `log_item`, ... */
  readonly category: string
  readonly quantity: number
  /** What "Sentry" answered, for a `send_error`. */
  readonly statusCode?: number
  /** What was lost, as far as the SDK had prepared it. */
  readonly event?: CapturedEvent
}

export function dropOf(drop: RecordedDrop): CapturedDrop {
  const { reason, category, quantity, statusCode, item } = drop
  return {
    reason,
    category,
    quantity,
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(item?.type === 'event' ? { event: eventOf(item) } : {}),
  }
}
