import { categoryOf, quantityOf } from '../recording/category.js'
import type { RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import { isJsonObject } from '../recording/wire.js'
import type { SdkTransportOptions } from './sdk.js'

/** What the SDK's own transport reports as lost differs by its major version (`base.ts`). */
export interface LossRules {
  /** Since 10: a 413 is reported, and its headers are not looked at. */
  readonly reports413: boolean
  /** Since 10: nothing is said of a client report that was lost on its way. */
  readonly hushesClientReports: boolean
  /** Since 11: a container counts its entries, and a transaction its spans too. */
  readonly countsEntries: boolean
}

export function lossRules(major: number): LossRules {
  return {
    reports413: major >= 10,
    hushesClientReports: major >= 10,
    countsEntries: major >= 11,
  }
}

/** Tells the SDK what was lost, as its own transport would have, for its client reports. */
export function reportLoss(
  envelope: RecordedEnvelope,
  reason: string,
  rules: LossRules,
  record: SdkTransportOptions['recordDroppedEvent'],
): void {
  const { items } = envelope
  const isHushed =
    reason !== 'ratelimit_backoff' &&
    rules.hushesClientReports &&
    items.some(({ type }) => type === 'client_report')
  if (isHushed) return
  for (const item of items) {
    if (rules.countsEntries && item.type === 'transaction') record?.(reason, 'span', spansOf(item))
    record?.(reason, categoryOf(item.type), rules.countsEntries ? quantityOf(item) : 1)
  }
}

/** Its own span too. */
function spansOf({ payload }: RecordedItem): number {
  const spans = isJsonObject(payload) ? payload.spans : undefined
  return 1 + (Array.isArray(spans) ? spans.length : 0)
}
