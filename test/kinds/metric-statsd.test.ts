import * as Sentry from '@sentry/node-8'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { lines, textOf } from './support/failure.js'
import { sendHandMade } from './support/hand-made.js'

// SDK 8 adds metrics up into buckets, and sends those as lines of text (`statsd`)
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))

test('a counter is the sum of its bucket', async () => {
  Sentry.metrics.increment('orders', 2)
  Sentry.metrics.increment('orders', 3)
  await expect(sentry).toHaveCapturedMetric('orders', { type: 'counter', value: 5, times: 1 })
  await expect(sentry).not.toHaveCapturedMetric('orders', { value: 2 })
  expect(sentry.items.map(({ type }) => type)).toEqual(['statsd'])
})

test('a distribution keeps each of its values, and its unit', async () => {
  Sentry.metrics.distribution('latency', 12.5, { unit: 'millisecond' })
  Sentry.metrics.distribution('latency', 13, { unit: 'millisecond' })
  await expect(sentry).toHaveCapturedMetric('latency', { type: 'distribution', times: 2 })
  await expect(sentry).toHaveCapturedMetric('latency', { value: 13, unit: 'millisecond' })
  await expect(sentry).not.toHaveCapturedMetric('latency', { unit: 'second' })
})

test('a gauge has its last value', async () => {
  Sentry.metrics.gauge('queue', 9)
  Sentry.metrics.gauge('queue', 4)
  await expect(sentry).toHaveCapturedMetric('queue', {
    type: 'gauge',
    value: 4,
    unit: undefined,
    times: 1,
  })
})

test('a set is of the type set', async () => {
  Sentry.metrics.set('users', 'ann')
  await expect(sentry).toHaveCapturedMetric('users', { type: 'set', times: 1 })
})

test('tags are attributes, with the release among them', async () => {
  Sentry.metrics.increment('orders', 1, { tags: { shop: 'Bonn', route: '/a:b' } })
  await expect(sentry).toHaveCapturedMetric('orders', {
    attributes: { shop: 'Bonn', route: '/a:b', release: 'shop@1.4.0' },
  })
  await expect(sentry).not.toHaveCapturedMetric({ attributes: { shop: 'Ulm' } })
})

test('what the SDK escapes in a tag is as the app wrote it', async () => {
  const note = 'one, two|three\\four\nfive'
  Sentry.metrics.increment('orders', 1, { tags: { note } })
  await expect(sentry).toHaveCapturedMetric('orders', { attributes: { note } })
})

test('a failure tells a metric in a line', async () => {
  Sentry.metrics.distribution('latency', 12.5, { unit: 'millisecond' })
  expect(await textOf(() => expect(sentry).toHaveCapturedMetric('latency', { value: 1 }))).toBe(
    lines(
      'expect(sentry).toHaveCapturedMetric("latency", { value: 1 })',
      '',
      'Expected: a metric "latency" with {"value": 1}',
      'Captured: 1 metric; none match',
      ' -> 1: latency  distribution  12.5 millisecond',
      '',
      'Nearest: #1, 1 field differs: value',
    ),
  )
})

test('a secret in a tag is found in the lines of text', async () => {
  Sentry.metrics.increment('orders', 1, { tags: { token: 'sk-live-4f9a1c' } })
  expect(await textOf(() => expect(sentry).not.toHaveLeaked('sk-live-4f9a1c'))).toContain(
    lines('Captured: 1 item in 1 envelope; 1 leak', '    1: statsd #1  payload  secret 1'),
  )
  await expect(sentry).not.toHaveLeaked('sk-live-other')
})

test('a metric has the second at which its bucket began', async () => {
  const before = Math.floor(Date.now() / 1_000)
  Sentry.metrics.increment('orders', 1)
  await sentry.settled()
  const { timestamp } = sentry.metrics[0] ?? {}
  // buckets are of ten seconds (SDK 8, `metrics/constants.ts`)
  expect(timestamp).toBeGreaterThan(before - 20)
  expect(timestamp).toBeLessThanOrEqual(Math.ceil(Date.now() / 1_000))
})

test('hand-made: a line that says little, of a type that is not known, or with tags alone', async () => {
  const text = [
    ...['orders@none:3:4|c', '', 'odd@second:1|x|T17', 'bare', 'tagged:1|g|#T:1,empty,,a:b:c'],
    ...['odd|d|#a:1', String.raw`escaped:1|c|#note:tab\tline\rend\u{7c}\u{41}`],
  ].join('\n')
  await sendHandMade(Sentry.getClient(), [{ type: 'statsd' }, text])
  const told = sentry.metrics.map(({ name, type, value, unit, attributes, timestamp }) => [
    ...[name, type, value, unit, attributes, timestamp],
  ])
  expect(told).toEqual([
    ['orders', 'counter', 3, undefined, {}, undefined],
    ['odd', undefined, 1, 'second', {}, 17],
    ['tagged', 'gauge', 1, undefined, { T: '1', empty: '', a: 'b:c' }, undefined],
    ['escaped', 'counter', 1, undefined, { note: 'tab\tline\rend|\\u{41}' }, undefined],
  ])
  expect(sentry.metrics.map(({ payload }) => payload)).toEqual(
    text.split('\n').filter((line) => line.includes(':1|') || line.includes(':3:')),
  )
})
