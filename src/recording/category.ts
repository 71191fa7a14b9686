import type { RecordedItem } from './envelope.js'

/** Sentry's data category of an envelope item type (`envelope.ts` in @sentry/core 11). */
export function categoryOf(type: string): string {
  return CATEGORIES.get(type) ?? type
}

const CATEGORIES = new Map([
  ['event', 'error'],
  ['sessions', 'session'],
  ['client_report', 'internal'],
  ['user_report', 'default'],
  ['profile_chunk', 'profile'],
  ['replay_event', 'replay'],
  ['replay_recording', 'replay'],
  ['check_in', 'monitor'],
  ['raw_security', 'security'],
  ['log', 'log_item'],
  ['metric', 'trace_metric'],
])

/** How many entries an item stands for. */
export function quantityOf({ header: { item_count } }: RecordedItem): number {
  return typeof item_count === 'number' ? item_count : 1
}
