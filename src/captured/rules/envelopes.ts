import type { RecordedItem } from '../../recording/envelope.js'
import type { EnvelopeRule, Finding } from './rule.js'
import { ENVELOPES, SIZES } from './sources.js'
import { bytesOf } from './text.js'

const KIB = 1024
const MIB = 1024 * KIB

/** What items of some types may weigh, alone and together, and how many an envelope may have. */
interface Limit {
  readonly name: string
  readonly noun: string
  readonly types: readonly string[]
  /** Of one item; of a container its entries on average. */
  readonly bytes?: number
  readonly totalBytes?: number
  readonly count?: number
}

/** Everything that is too large or too much costs the whole envelope. */
const ITEM_LIMITS: readonly Limit[] = [
  {
    name: 'event',
    noun: 'event, transaction, feedback or the like',
    types: ['event', 'transaction', 'feedback', 'replay_event', 'security', 'raw_security'],
    bytes: MIB,
    count: 1,
  },
  {
    name: 'attachment',
    noun: 'attachment',
    types: ['attachment'],
    bytes: 100 * MIB,
    totalBytes: 100 * MIB,
  },
  { name: 'session', noun: 'session', types: ['session', 'sessions'], count: 100 },
  { name: 'check-in', noun: 'check-in', types: ['check_in'], bytes: 100 * KIB, count: 1 },
  {
    name: 'profile',
    noun: 'profile',
    types: ['profile', 'profile_chunk'],
    bytes: 50 * MIB,
    count: 1,
  },
  {
    name: 'replay',
    noun: 'recording of a replay',
    types: ['replay_recording'],
    bytes: 10 * MIB,
    count: 1,
  },
  { name: 'log', noun: 'container of logs', types: ['log'], count: 1 },
  { name: 'metric', noun: 'container of metrics', types: ['trace_metric'], bytes: MIB, count: 1 },
  { name: 'span', noun: 'container of spans', types: ['span'], bytes: MIB, count: 1 },
  { name: 'statsd', noun: 'list of statsd metrics', types: ['statsd'], count: 1 },
  { name: 'user-report', noun: 'user report', types: ['user_report'], count: 1 },
]

const MOST_OF_ENVELOPE = 100 * MIB

/** What an envelope may weigh and hold; beyond it is refused as a whole (413). */
export const envelopeRules: readonly EnvelopeRule[] = [
  ...ITEM_LIMITS.flatMap((limit) => [...sizeRules(limit), ...countRules(limit)]),
  {
    name: 'envelope-size',
    severity: 'refused',
    because: `An envelope has at most ${amount(MOST_OF_ENVELOPE)}.`,
    source: ENVELOPES,
    find({ items }) {
      const bytes = items.reduce((sum, item) => sum + sizeOf(item), 0)
      return bytes > MOST_OF_ENVELOPE ? [{ below: ['items'], sent: { bytes } }] : []
    },
  },
]

function sizeRules({ name, noun, types, bytes, totalBytes }: Limit): EnvelopeRule[] {
  const single: EnvelopeRule[] =
    bytes === undefined
      ? []
      : [
          {
            name: `${name}-size`,
            severity: 'refused',
            because: isContainer(types)
              ? `The entries of a ${noun} have on average at most ${amount(bytes)}.`
              : `${article(noun)} has at most ${amount(bytes)}.`,
            source: ENVELOPES,
            find: ({ items }) =>
              items.flatMap((item, index) => tooLarge(item, index, types, bytes)),
          },
        ]
  if (totalBytes === undefined) return single
  const total: EnvelopeRule = {
    name: `${name}s-size`,
    severity: 'refused',
    because: `All ${noun}s of an envelope have at most ${amount(totalBytes)}.`,
    source: ENVELOPES,
    find({ items }) {
      const ofTypes = items.filter(({ type }) => types.includes(type))
      const sum = ofTypes.reduce((bytes, item) => bytes + sizeOf(item), 0)
      return sum > totalBytes ? [{ below: ['items'], sent: { bytes: sum } }] : []
    },
  }
  return [...single, total]
}

function tooLarge(
  item: RecordedItem,
  index: number,
  types: readonly string[],
  limit: number,
): Finding[] {
  if (!types.includes(item.type)) return []
  const { item_count } = item.header
  const entries = typeof item_count === 'number' ? Math.max(1, item_count) : 1
  const bytes = Math.floor(sizeOf(item) / entries)
  return bytes > limit ? [{ below: ['items', index], sent: { bytes } }] : []
}

function countRules({ name, noun, types, count }: Limit): EnvelopeRule[] {
  if (count === undefined) return []
  return [
    {
      name: `${name}-count`,
      severity: 'refused',
      because: `An envelope has at most ${count} ${noun}${count === 1 ? '' : 's'}.`,
      source: SIZES,
      find({ items }) {
        const ofTypes = items.filter((item) => types.includes(item.type) && isCounted(item))
        return ofTypes.length > count ? [{ below: ['items'], sent: { count: ofTypes.length } }] : []
      },
    },
  ]
}

/** SDK 8 to 10 send lone spans, of which an envelope may have many. */
function isCounted({ type, header }: RecordedItem): boolean {
  return type !== 'span' || typeof header.item_count === 'number'
}

function isContainer(types: readonly string[]): boolean {
  return types.some((type) => type === 'span' || type === 'trace_metric')
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`
}

function amount(bytes: number): string {
  return bytes >= MIB ? `${bytes / MIB} MiB` : `${bytes / KIB} KiB`
}

/** Bytes of an item's body, as it would have been sent. */
function sizeOf({ body }: RecordedItem): number {
  return body.form === 'bytes' ? body.bytes.byteLength : bytesOf(body.text)
}
