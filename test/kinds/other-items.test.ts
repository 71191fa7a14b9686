import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { lines, textOf } from './support/failure.js'
import { type HandMade, sendHandMade } from './support/hand-made.js'

// No call of any SDK emits these: they are handed to the transport as an SDK would hand them.
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

async function send(...item: HandMade): Promise<void> {
  await sendHandMade(Sentry.getClient(), item)
}

test('hand-made: a raw security report', async () => {
  const report = { 'csp-report': { 'violated-directive': 'script-src' } }
  await send({ type: 'raw_security', sentry_release: 'shop@1.4.0' }, report)
  expect(sentry.securityReports).toHaveLength(1)
  const [captured] = sentry.securityReports
  expect(captured?.release).toBe('shop@1.4.0')
  expect(captured?.environment).toBeUndefined()
  expect(captured?.report).toEqual(report)
  expect(captured?.payload).toEqual(report)
  await expect(sentry).not.toHaveCapturedNothing()
})

test('hand-made: an older metric item', async () => {
  await send({ type: 'metric' }, { name: 'orders', type: 'counter', value: 3 })
  await expect(sentry).toHaveCapturedMetric('orders', { type: 'counter', value: 3 })
  await expect(sentry).not.toHaveCapturedMetric('orders', { value: 4 })
})

test('hand-made: an unknown type stays among the items, untouched', async () => {
  await send({ type: 'hologram', depth: 3 }, { light: [1, 2], '': null })
  const [item, ...others] = sentry.items
  expect(others).toEqual([])
  expect(item?.type).toBe('hologram')
  expect(item?.header).toEqual({ type: 'hologram', depth: 3 })
  expect(item?.payload).toEqual({ light: [1, 2], '': null })
  expect(sentry.envelopes).toHaveLength(1)
  expect(item?.envelope).toBe(sentry.envelopes[0])
  await expect(sentry).not.toHaveCapturedNothing()
  await expect(sentry).not.toHaveCapturedEvent()
})

test('hand-made: text and bytes of an unknown type stay text and bytes', async () => {
  await send({ type: 'hologram' }, 'not {json')
  await send({ type: 'hologram' }, new Uint8Array([123, 0]))
  expect(sentry.items.map(({ payload }) => payload)).toEqual([
    'not {json',
    new Uint8Array([123, 0]),
  ])
})

test('hand-made: items of any kind that say nothing are read without an error', async () => {
  const types = ['transaction', 'span', 'log', 'trace_metric', 'metric', 'check_in', 'session']
  const more = [
    'statsd',
    'sessions',
    'feedback',
    'user_report',
    'replay_event',
    'profile',
    'client_report',
  ]
  for (const type of [...types, ...more, 'raw_security']) {
    for (const payload of [{}, null, [], { items: null }, { items: [null, 1] }]) {
      await send({ type }, payload)
    }
  }
  for (const type of ['statsd', 'attachment', 'replay_recording']) await send({ type }, '')
  const { transactions, spans, logs, metrics, checkIns, sessions } = sentry
  const { feedback, replays, profiles, clientReports, securityReports, attachments } = sentry
  const lists = [transactions, spans, logs, metrics, checkIns, sessions, feedback, replays]
  for (const list of [...lists, profiles, clientReports, securityReports, attachments]) {
    expect(Array.isArray(list)).toBe(true)
  }
  expect(checkIns).toHaveLength(5)
  expect(attachments).toHaveLength(1)
})

test('hand-made: a check-in without an id belongs to no other', async () => {
  await send({ type: 'check_in' }, { monitor_slug: 'nightly', status: 'in_progress' })
  await send({ type: 'check_in' }, { monitor_slug: 'hourly', status: 'ok' })
  await send(
    { type: 'check_in' },
    { monitor_slug: 'weekly', status: 'in_progress', check_in_id: 'w' },
  )
  await send({ type: 'check_in' }, null)
  await expect(sentry).toHaveCapturedCheckIn('nightly', { closed: false })
  await expect(sentry).toHaveCapturedCheckIn('hourly', { opened: false, closed: true })
  await expect(sentry).toHaveCapturedCheckIn('weekly', { opened: true, closed: false })
})

test.for([
  ['transaction', 'Transaction', 'transaction', '    1:     ok'],
  ['span', 'Span', 'span', '    1:     ok'],
  ['log', 'Log', 'log', '    1:'],
  ['trace_metric', 'Metric', 'metric', '    1:'],
  ['check_in', 'CheckIn', 'check-in', '    1:'],
  ['session', 'Session', 'session', '    1:   0 errors'],
  ['feedback', 'Feedback', 'feedback', '    1:'],
  ['user_report', 'Feedback', 'feedback', '    1:'],
  ['replay_event', 'Replay', 'replay', '    1:   segment ?'],
  ['profile', 'Profile', 'profile', '    1:'],
  ['attachment', 'Attachment', 'attachment', '    1:     2 bytes'],
] as const)('hand-made: a %s that says nothing is told as one', async ([type, name, noun, row]) => {
  await send({ type }, {})
  expect(await textOf(() => expect(sentry).not[`toHaveCaptured${name}`]())).toBe(
    lines(
      `expect(sentry).not.toHaveCaptured${name}()`,
      '',
      `Expected: no ${noun}`,
      `Captured: 1 ${noun}; 1 matches`,
      row,
    ),
  )
})

test('hand-made: a profile of one transaction is told by its event', async () => {
  const event_id = 'a'.repeat(32)
  await send({ type: 'profile' }, { event_id, platform: 'node', version: '1' })
  await send({ type: 'profile_chunk', platform: 'android' }, { chunk_id: 'c1' })
  expect(await textOf(() => expect(sentry).not.toHaveCapturedProfile())).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedProfile()',
      '',
      'Expected: no profile',
      'Captured: 2 profiles; 2 match',
      `    1: ${event_id}  node`,
      `    2: ${' '.repeat(32)}  android  c1`,
    ),
  )
  await expect(sentry).toHaveCapturedProfile({ event_id, platform: 'node', version: '1' })
})

test('hand-made: a replay that is not compressed, and one without its recording', async () => {
  const recording = '{"segment_id":0}\n[]'
  const lists = { urls: ['/cart'], error_ids: ['e1'], trace_ids: ['t1'] }
  await sendHandMade(
    Sentry.getClient(),
    [{ type: 'replay_event' }, { replay_id: 'r1', segment_id: 0, ...lists }],
    [{ type: 'replay_recording' }, recording],
  )
  await send({ type: 'replay_event' }, { replay_id: 'r2', segment_id: 3, replay_type: 'buffer' })
  await send({ type: 'replay_event' }, { replay_id: 'r3' })
  await expect(sentry).toHaveCapturedReplay('r1', { recording, ...lists })
  await expect(sentry).toHaveCapturedReplay('r3', {
    ...{ recording: undefined, segment_id: undefined, replay_type: undefined },
    ...{ urls: [], error_ids: [], trace_ids: [] },
  })
  expect(await textOf(() => expect(sentry).not.toHaveCapturedReplay())).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedReplay()',
      '',
      'Expected: no replay',
      'Captured: 3 replays; 3 match',
      '    1: r1  segment 0',
      '    2: r2  segment 3  buffer',
      '    3: r3  segment ?',
    ),
  )
})

test('hand-made: a metric with a unit and no value, and one with a value and no unit', async () => {
  await send({ type: 'metric' }, { name: 'orders', unit: 'second' })
  await send({ type: 'metric' }, { name: 'orders', value: 3 })
  expect(await textOf(() => expect(sentry).not.toHaveCapturedMetric('orders'))).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedMetric("orders")',
      '',
      'Expected: no metric "orders"',
      'Captured: 2 metrics; 2 match',
      '    1: orders     second',
      '    2: orders    3',
    ),
  )
})

test('hand-made: an attribute that is an object without a value stays as it is', async () => {
  const attributes = { plain: 1, typed: { value: 2, type: 'integer' }, shape: { side: 3 } }
  await send({ type: 'log' }, { body: 'sent', attributes })
  await send({ type: 'log' }, { body: 'bare', attributes: null })
  expect(sentry.logs.map((log) => log.attributes)).toEqual([
    { plain: 1, typed: 2, shape: { side: 3 } },
    {},
  ])
})

test('hand-made: items stand in the order of their calls, whatever their types', async () => {
  await send({ type: 'user_report' }, { comments: 'first' })
  await send({ type: 'feedback' }, { contexts: { feedback: { message: 'second' } } })
  await send({ type: 'user_report' }, { comments: 'third' })
  expect(sentry.feedback.map(({ message }) => message)).toEqual(['first', 'second', 'third'])
  await send({ type: 'profile_chunk' }, { version: '2' })
  await send({ type: 'profile' }, { version: '1' })
  expect(sentry.profiles.map(({ version }) => version)).toEqual(['2', '1'])
})

test('hand-made: a list and what is in it stay the same until something is recorded', async () => {
  await send({ type: 'log' }, { body: 'first' })
  const { logs } = sentry
  expect(sentry.logs).toBe(logs)
  await send({ type: 'log' }, { body: 'second' })
  expect(sentry.logs).not.toBe(logs)
  expect(sentry.logs.map(({ body }) => body)).toEqual(['first', 'second'])
})

test('hand-made: a value of another type is none, and stays in the payload', async () => {
  const log = { body: 7, level: ['info'], timestamp: 'noon' }
  await send({ type: 'log' }, log)
  await send({ type: 'check_in' }, { monitor_slug: 'nightly', monitor_config: 'daily' })
  expect(sentry.logs.map(({ body, level, timestamp }) => [body, level, timestamp])).toEqual([
    ['', undefined, undefined],
  ])
  await expect(sentry).toHaveCapturedLog({ payload: log })
  await expect(sentry).toHaveCapturedCheckIn('nightly', { monitor_config: undefined })
})
