import { describe, expect, test } from 'vitest'
import { problemsOfEnvelope } from '../../src/captured/rules/problems.js'
import { recorded, type SentItem, told } from './support/sent.js'

/** Sizes and counts, on both sides of each limit. Beyond it, all of the envelope is refused. */
const KIB = 1024
const MIB = 1024 * KIB
const refused = { severity: 'refused', kept: undefined }

function problemsOf(items: readonly SentItem[]): object[] {
  return problemsOfEnvelope(recorded(items)).map(told)
}

const bytes = (type: string, size: number, header: object = {}): SentItem => [
  type,
  new Uint8Array(size),
  header,
]

describe('sizes', () => {
  test.each([
    ['event-size', 'event', MIB],
    ['event-size', 'transaction', MIB],
    ['event-size', 'feedback', MIB],
    ['event-size', 'replay_event', MIB],
    ['event-size', 'security', MIB],
    ['event-size', 'raw_security', MIB],
    ['check-in-size', 'check_in', 100 * KIB],
    ['profile-size', 'profile', 50 * MIB],
    ['profile-size', 'profile_chunk', 50 * MIB],
    ['replay-size', 'replay_recording', 10 * MIB],
    ['span-size', 'span', MIB],
    ['metric-size', 'trace_metric', MIB],
  ])('%s: %s of %i bytes', (rule, type, limit) => {
    expect(problemsOf([['client_report', {}], bytes(type, limit)])).toEqual([])
    expect(problemsOf([['client_report', {}], bytes(type, limit + 1)])).toEqual([
      { rule, path: 'items[1]', sent: { bytes: limit + 1 }, ...refused },
    ])
  })

  test('of text, bytes are counted', () => {
    const text = 'ä'.repeat(MIB / 2)
    expect(problemsOf([['event', text]])).toEqual([])
    expect(problemsOf([['event', `${text}x`]])).toMatchObject([{ rule: 'event-size' }])
  })

  test('of a container, its entries on average', () => {
    expect(problemsOf([bytes('span', 3 * MIB, { item_count: 3 })])).toEqual([])
    expect(problemsOf([bytes('span', 3 * MIB + 3, { item_count: 3 })])).toMatchObject([
      { rule: 'span-size', sent: { bytes: MIB + 1 } },
    ])
    expect(problemsOf([bytes('span', MIB, { item_count: 0 })])).toEqual([])
  })

  test('of attachments, each and all; of an envelope, the whole', () => {
    expect(problemsOf([bytes('attachment', 100 * MIB)])).toEqual([])
    const half = bytes('attachment', 50 * MIB)
    expect(problemsOf([half, half])).toEqual([])
    expect(problemsOf([half, half, bytes('attachment', 1)])).toEqual([
      { rule: 'attachments-size', path: 'items', sent: { bytes: 100 * MIB + 1 }, ...refused },
      { rule: 'envelope-size', path: 'items', sent: { bytes: 100 * MIB + 1 }, ...refused },
    ])
    expect(problemsOf([half, bytes('profile', 50 * MIB), bytes('attachment', 1)])).toMatchObject([
      { rule: 'envelope-size' },
    ])
    expect(problemsOf([bytes('attachment', 100 * MIB + 1)])).toMatchObject([
      { rule: 'attachment-size', path: 'items[0]' },
      { rule: 'attachments-size' },
      { rule: 'envelope-size' },
    ])
  })
})

describe('counts', () => {
  const container = { item_count: 2 }

  test.each<[string, SentItem, number]>([
    ['event-count', ['event', {}], 1],
    ['session-count', ['session', {}], 100],
    ['session-count', ['sessions', {}], 100],
    ['check-in-count', ['check_in', {}], 1],
    ['profile-count', ['profile_chunk', {}], 1],
    ['replay-count', ['replay_recording', 'x'], 1],
    ['log-count', ['log', {}, container], 1],
    ['metric-count', ['trace_metric', {}, container], 1],
    ['span-count', ['span', {}, container], 1],
    ['statsd-count', ['statsd', 'x'], 1],
    ['user-report-count', ['user_report', {}], 1],
  ])('%s: %j', (rule, item, most) => {
    expect(problemsOf(Array(most).fill(item))).toEqual([])
    expect(problemsOf(Array(most + 1).fill(item))).toEqual([
      { rule, path: 'items', sent: { count: most + 1 }, ...refused },
    ])
  })

  test('all that are like events count together', () => {
    expect(
      problemsOf([
        ['event', {}],
        ['transaction', {}],
      ]),
    ).toMatchObject([{ rule: 'event-count', sent: { count: 2 } }])
  })

  test('lone spans of an older SDK may be many, and so may attachments', () => {
    expect(problemsOf(Array(50).fill(['span', {}]))).toEqual([])
    expect(problemsOf([['event', {}], ...Array(50).fill(['attachment', 'x'])])).toEqual([])
  })
})
