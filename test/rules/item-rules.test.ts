import { describe, expect, test } from 'vitest'
import { problemsOfItem } from '../../src/captured/rules/problems.js'
import { recorded, told } from './support/sent.js'

/** Items other than events, each rule on both sides of its limit. */
function problemsOf(
  type: string,
  payload: unknown,
  header: object = { sent_at: '2026-11-25T12:00:00.000Z' },
): object[] {
  return recorded([[type, payload]], header)
    .items.flatMap(problemsOfItem)
    .map(told)
}

const ID = 'a460c25ff2554577b920fcfacae4e5eb'
const checkIn = { check_in_id: ID, monitor_slug: 'nightly', status: 'ok' }
const crontab = { type: 'crontab', value: '0 * * * *' }
const attrs = { release: 'shop@1.4.0', environment: 'production' }
const session = {
  sid: ID,
  status: 'ok',
  started: '2026-11-25T11:59:00.000Z',
  timestamp: '2026-11-25T12:00:00.000Z',
  attrs,
}
const log = { timestamp: 1, trace_id: ID, level: 'info', body: 'order placed' }
const metric = { timestamp: 1, trace_id: ID, name: 'orders', type: 'counter', value: 1 }
const span = {
  trace_id: ID,
  span_id: 'a460c25ff2554577',
  name: 'db.query',
  status: 'ok',
  start_timestamp: 1,
  end_timestamp: 2,
}
const refused = { severity: 'refused', kept: undefined }
const removed = { severity: 'removed', kept: undefined }

type Wrong = readonly [rule: string, fields: object, path: string, change: object]

const NO_SCHEDULES = [
  { type: 'crontab', value: 5 },
  { type: 'interval', value: 1.5, unit: 'day' },
  { type: 'interval', value: -1, unit: 'day' },
  { type: 'interval', value: 5, unit: 'days' },
  { type: 'interval', value: '5', unit: 'day' },
  { type: 'daily', value: 5, unit: 'day' },
  'daily',
]

describe('a check-in', () => {
  test.each([
    checkIn,
    { ...checkIn, check_in_id: 'a460c25f-f255-4577-b920-fcfacae4e5eb', status: 'unknown' },
    { ...checkIn, status: 'in_progress', duration: 1.5, monitor_slug: '🦀'.repeat(50) },
    { ...checkIn, status: 'error', duration: null },
    { ...checkIn, monitor_config: { schedule: crontab, checkin_margin: 5, max_runtime: 0 } },
    { ...checkIn, monitor_config: { schedule: crontab, checkin_margin: null } },
    ...['year', 'month', 'week', 'day', 'hour', 'minute'].map((unit) => ({
      ...checkIn,
      monitor_config: { schedule: { type: 'interval', value: 5, unit } },
    })),
  ])('is fine: case %#', (payload) => {
    expect(problemsOf('check_in', payload)).toEqual([])
  })

  test.each<Wrong>([
    ['check-in-id', { check_in_id: 'nightly' }, 'check_in_id', refused],
    ['check-in-id', { check_in_id: undefined }, 'check_in_id', refused],
    ['check-in-slug-empty', { monitor_slug: '' }, 'monitor_slug', refused],
    ['check-in-slug-empty', { monitor_slug: 7 }, 'monitor_slug', refused],
    ['check-in-slug-empty', { monitor_slug: undefined }, 'monitor_slug', refused],
    [
      'check-in-slug-length',
      { monitor_slug: '🦀'.repeat(51) },
      'monitor_slug',
      { severity: 'cut', kept: '🦀'.repeat(50) },
    ],
    ['check-in-status', { status: 'missed' }, 'status', { severity: 'rewritten', kept: 'unknown' }],
    ['check-in-status', { status: 'done' }, 'status', { severity: 'rewritten', kept: 'unknown' }],
    ['check-in-duration', { duration: '1s' }, 'duration', refused],
    ['check-in-schedule', { monitor_config: {} }, 'monitor_config.schedule', refused],
    ...NO_SCHEDULES.map(
      (schedule): Wrong => [
        'check-in-schedule',
        { monitor_config: { schedule } },
        'monitor_config.schedule',
        { ...refused, sent: schedule },
      ],
    ),
    [
      'check-in-minutes',
      { monitor_config: { schedule: crontab, checkin_margin: -1 } },
      'monitor_config.checkin_margin',
      { ...refused, sent: -1 },
    ],
    [
      'check-in-minutes',
      { monitor_config: { schedule: crontab, max_runtime: 0.5 } },
      'monitor_config.max_runtime',
      refused,
    ],
  ])('%s: case %#', (rule, fields, path, change) => {
    expect(problemsOf('check_in', { ...checkIn, ...fields })).toMatchObject([
      { rule, path: `payload.${path}`, ...change },
    ])
  })
})

describe('a session', () => {
  test.each([
    ['session', session],
    ['session', { ...session, sid: undefined, abnormal_mechanism: 'anr_foreground' }],
    ['session', { ...session, abnormal_mechanism: 'anr_background' }],
    [
      'session',
      { ...session, abnormal_mechanism: null, attrs: { release: 'a', environment: null } },
    ],
    ['session', { ...session, started: '2026-11-20T12:00:00.000Z' }],
    ['session', { ...session, timestamp: '2026-11-25T12:01:00.000Z' }],
    ['session', { ...session, timestamp: session.started }],
    ['sessions', { attrs, aggregates: Array(100).fill({ started: session.started, exited: 1 }) }],
  ])('is fine: %s, case %#', (type, payload) => {
    expect(problemsOf(type, payload)).toEqual([])
  })

  test.each<Wrong>([
    ['session-release', { attrs: {} }, 'attrs.release', { ...refused, sent: undefined }],
    ['session-release', { attrs: undefined }, 'attrs.release', refused],
    ['session-release', { attrs: { release: 'latest' } }, 'attrs.release', refused],
    ['session-release', { attrs: { release: 7 } }, 'attrs.release', { ...refused, sent: 7 }],
    [
      'session-environment',
      { attrs: { ...attrs, environment: 'none' } },
      'attrs.environment',
      { ...removed, sent: 'none' },
    ],
    ['session-environment', { attrs: { ...attrs, environment: 7 } }, 'attrs.environment', removed],
    ['session-id', { sid: 'ann' }, 'sid', refused],
    ['session-abnormal-mechanism', { abnormal_mechanism: 'anr' }, 'abnormal_mechanism', removed],
    ['session-age', { started: '2026-11-20T11:59:59.000Z' }, 'started', refused],
    ['session-age', { timestamp: '2026-11-25T12:01:01.000Z' }, 'timestamp', refused],
    ['session-time', { started: 2025 }, 'started', refused],
    ['session-time', { timestamp: 'today' }, 'timestamp', refused],
    [
      'session-order',
      { timestamp: '2026-11-25T11:58:59.000Z' },
      'timestamp',
      { severity: 'rewritten', kept: session.started },
    ],
  ])('%s: case %#', (rule, fields, path, change) => {
    expect(problemsOf('session', { ...session, ...fields })).toMatchObject([
      { rule, path: `payload.${path}`, ...change },
    ])
  })

  test('aggregates have the same rules, and no more than 100 buckets', () => {
    const bucket = { started: session.started, exited: 1 }
    const old = { started: '2026-11-01T12:00:00.000Z' }
    expect(problemsOf('sessions', { attrs: {}, aggregates: [bucket, old] })).toMatchObject([
      { rule: 'session-release', path: 'payload.attrs.release' },
      { rule: 'session-age', path: 'payload.aggregates[1].started' },
    ])
    expect(problemsOf('sessions', { attrs, aggregates: Array(101).fill(bucket) })).toMatchObject([
      { rule: 'session-buckets', sent: { buckets: 101 }, ...refused },
    ])
  })

  test('of an envelope that does not say when it was sent, nobody knows the age', () => {
    const old = { ...session, started: '2020-01-01T00:00:00Z' }
    expect(problemsOf('session', old, {})).toEqual([])
    // no date of JSON
    expect(problemsOf('session', old, { sent_at: 2025 })).toEqual([])
  })
})

describe('entries of containers', () => {
  const kinds = [
    ['log', 'log-required', log],
    ['trace_metric', 'metric-required', metric],
    ['span', 'span-required', span],
  ] as const

  test.each(kinds)('%s', (type, rule, entry) => {
    const attributes = {
      a: { type: 'string', value: 'x' },
      b: { type: 'integer', value: 3 },
      c: { type: 'double', value: 3 },
      d: { type: 'boolean', value: false },
      e: { type: 'array', value: ['x'] },
      f: 'plain',
    }
    expect(problemsOf(type, { version: 2, items: [{ ...entry, attributes }] })).toEqual([])
    for (const key of Object.keys(entry)) {
      for (const nothing of [undefined, null]) {
        const items = [entry, { ...entry, [key]: nothing }]
        expect(problemsOf(type, { version: 2, items })).toEqual([
          { rule, path: 'payload.items[1]', sent: { missing: [key] }, ...removed },
        ])
      }
    }
  })

  test.each([
    ['string', 3],
    ['integer', 3.5],
    ['integer', '3'],
    ['double', '3.5'],
    ['boolean', 'true'],
  ])('an attribute of type %s is not %j', (type, value) => {
    const attributes = { rows: { type, value } }
    for (const [itemType, , entry] of kinds) {
      expect(problemsOf(itemType, { items: [null, { ...entry, attributes }] })).toEqual([
        {
          rule: 'attribute-type',
          path: 'payload.items[1].attributes.rows',
          sent: { type, value },
          ...removed,
        },
      ])
    }
  })

  test('a lone span of an older SDK has other fields', () => {
    expect(problemsOf('span', { span_id: 'a', description: 'x' })).toEqual([])
  })
})

test('a user report names its event', () => {
  expect(problemsOf('user_report', { event_id: ID, comments: 'broken' })).toEqual([])
  expect(problemsOf('user_report', { comments: 'broken' })).toEqual([
    { rule: 'user-report-event-id', path: 'payload.event_id', sent: undefined, ...refused },
  ])
})

test('events inside transactions and feedback have the rules of events, with a level of their own', () => {
  expect(problemsOf('transaction', { level: 'warn', release: 'latest' })).toMatchObject([
    { rule: 'level-unknown', kept: 'info' },
    { rule: 'release-reserved' },
  ])
  expect(problemsOf('feedback', { level: 'warn' })).toMatchObject([{ kept: 'error' }])
  expect(problemsOf('transaction', { tags: { level: 'info' } })).toEqual([])
})

test('what is no object, or of no known type, has no problems', () => {
  expect(problemsOf('event', 'text')).toEqual([])
  expect(problemsOf('new_thing', { level: 'warn' })).toEqual([])
})
