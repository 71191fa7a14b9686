import { quantityOf } from '../recording/category.js'
import type { RecordedItem } from '../recording/envelope.js'
import { isJsonObject } from '../recording/wire.js'
import { Refusal } from './refusal.js'

const KIB = 1024
const MIB = 1024 * KIB

/** Bytes of a request as it comes over the wire, when it is compressed (develop docs, envelopes). */
export const MOST_COMPRESSED = 20 * MIB
/** Bytes of a request, decompressed. */
export const MOST_DECOMPRESSED = 100 * MIB

/** Bytes of one item (develop docs, "Size Limits"; `relay-config`); of a container, each entry. */
const MOST_BYTES = new Map([
  ['event', MIB],
  ['transaction', MIB],
  ['feedback', MIB],
  ['session', MIB],
  ['sessions', MIB],
  ['span', MIB],
  ['log', MIB],
  ['metric', MIB],
  ['trace_metric', MIB],
  ['statsd', MIB],
  ['raw_security', MIB],
  ['replay_event', MIB],
  ['user_report', MIB],
  ['client_report', MIB],
  ['check_in', 100 * KIB],
  ['profile', 50 * MIB],
  ['profile_chunk', 50 * MIB],
  ['replay_recording', 10 * MIB],
])

/** How many of these one envelope may hold (`check_envelope_size_limits` in Relay). */
const MOST_ITEMS = new Map([
  ['event', 1],
  ['log', 1],
  ['trace_metric', 1],
  ['span', 1],
  ['check_in', 1],
  ['profile', 1],
  ['replay_recording', 1],
  ['session', 100],
])

/** Types of which an envelope holds one in total. */
const GROUPS = new Map([
  ['transaction', 'event'],
  ['feedback', 'event'],
  ['raw_security', 'event'],
  ['replay_event', 'event'],
  ['profile_chunk', 'profile'],
  ['sessions', 'session'],
])

/** Entries of a `sessions` item. */
const MOST_BUCKETS = 100

/**
 * One item that is too much refuses the whole envelope.
 *
 * @throws Refusal with a 413, in Relay's words
 */
export function checkLimits(items: readonly RecordedItem[], sizes: readonly number[]): void {
  const counts = new Map<string, number>()
  items.forEach((item, index) => {
    const { type } = item
    const size = sizes[index] ?? 0
    const most = MOST_BYTES.get(type)
    if (most !== undefined && size / Math.max(1, quantityOf(item)) > most) {
      throw overflow(type, `${size} bytes, of at most ${most}`)
    }
    const group = GROUPS.get(type) ?? type
    const count = (counts.get(group) ?? 0) + 1
    counts.set(group, count)
    const mostItems = MOST_ITEMS.get(group)
    if (mostItems !== undefined && count > mostItems) {
      throw overflow(type, `${count} of them in one envelope, of at most ${mostItems}`)
    }
    if (type === 'sessions' && bucketsOf(item) > MOST_BUCKETS) {
      throw overflow(type, `${bucketsOf(item)} aggregates, of at most ${MOST_BUCKETS}`)
    }
  })
}

function bucketsOf({ payload }: RecordedItem): number {
  const aggregates = isJsonObject(payload) ? payload.aggregates : undefined
  return Array.isArray(aggregates) ? aggregates.length : 0
}

function overflow(type: string, what: string): Refusal {
  return new Refusal(413, `envelope exceeded size limits for type '${type}': ${what}`)
}
