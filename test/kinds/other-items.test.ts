import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

// No call of any SDK emits these: they are handed to the transport as an SDK would hand them.
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

async function send(header: { type: string; [key: string]: unknown }, payload: unknown) {
  const transport: unknown = Sentry.getClient()?.getTransport()
  if (!isSender(transport)) throw new Error('no transport')
  await transport.send([{}, [[header, payload]]])
}

interface Sender {
  send(envelope: unknown): PromiseLike<unknown>
}

function isSender(value: unknown): value is Sender {
  return typeof value === 'object' && value !== null && 'send' in value
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
  const more = ['sessions', 'feedback', 'user_report', 'replay_event', 'profile', 'client_report']
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
  await expect(sentry).toHaveCapturedCheckIn('nightly', { closed: false })
  await expect(sentry).toHaveCapturedCheckIn('hourly', { opened: false, closed: true })
})
