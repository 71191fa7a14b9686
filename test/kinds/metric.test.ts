import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1 }))

test('a counter is found by its name, with its value', async () => {
  Sentry.metrics.count('orders', 2)
  await expect(sentry).toHaveCapturedMetric('orders', { type: 'counter', value: 2 })
  await expect(sentry).toHaveCapturedMetric(/^ord/)
  await expect(sentry).toHaveCapturedMetric({ value: 2 })
  await expect(sentry).not.toHaveCapturedMetric('order')
  await expect(sentry).not.toHaveCapturedMetric('orders', { value: 1 })
  await expect(sentry).not.toHaveCapturedMetric('orders', { type: 'gauge' })
})

test('a distribution has a unit', async () => {
  Sentry.metrics.distribution('latency', 12.5, { unit: 'millisecond' })
  await expect(sentry).toHaveCapturedMetric('latency', {
    type: 'distribution',
    value: 12.5,
    unit: 'millisecond',
  })
  await expect(sentry).not.toHaveCapturedMetric('latency', { unit: 'second' })
  await expect(sentry).not.toHaveCapturedMetric('latency', { unit: undefined })
})

test('a gauge of zero is a gauge', async () => {
  Sentry.metrics.gauge('queue', 0)
  await expect(sentry).toHaveCapturedMetric('queue', { type: 'gauge', value: 0, unit: undefined })
  await expect(sentry).not.toHaveCapturedMetric('queue', { value: undefined })
})

test('attributes are plain values', async () => {
  Sentry.metrics.count('orders', 1, { attributes: { paid: true, shop: 'Bonn', items: 3 } })
  await expect(sentry).toHaveCapturedMetric('orders', {
    attributes: { paid: true, shop: 'Bonn', items: 3 },
  })
  await expect(sentry).not.toHaveCapturedMetric({ attributes: { items: '3' } })
  await expect(sentry).toHaveCapturedMetric({
    payload: { attributes: { items: { type: 'integer', value: 3 } } },
  })
})

test('each call counts, whatever the SDK packs together', async () => {
  for (const value of [1, 2, 3]) Sentry.metrics.count('orders', value)
  await expect(sentry).toHaveCapturedMetric('orders', { times: 3 })
  await expect(sentry).toHaveCapturedMetric('orders', { value: (count = 0) => count > 1, times: 2 })
  await expect(sentry).not.toHaveCapturedMetric('orders', { times: 1 })
  expect(sentry.metrics.map(({ value }) => value)).toEqual([1, 2, 3])
  expect(sentry.items.map(({ type, header }) => [type, header.item_count])).toEqual([
    ['trace_metric', 3],
  ])
})

test('a metric belongs to the trace in which it was made', async () => {
  Sentry.startSpan({ name: 'request' }, () => Sentry.metrics.count('orders'))
  await sentry.settled()
  const trace_id = sentry.transactions[0]?.trace_id
  expect(trace_id).toMatch(/^[0-9a-f]{32}$/)
  await expect(sentry).toHaveCapturedMetric('orders', { trace_id })
  await expect(sentry).toHaveCapturedMetric('orders', { timestamp: (seconds = 0) => seconds > 1e9 })
})

test('a failure names the nearest metric and what differs', async () => {
  Sentry.metrics.distribution('latency', 12.5, { unit: 'millisecond' })
  Sentry.metrics.count('orders', 1)
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedMetric('latency', { unit: 'second', value: 12.5 }),
  )
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedMetric("latency", { unit: "second", value: 12.5 })',
      '',
      'Expected: a metric "latency" with {"unit": "second", "value": 12.5}',
      'Captured: 2 metrics; none match',
      ' -> 1: latency  distribution  12.5 millisecond',
      '    2: orders   counter       1',
      '',
      'Nearest: #1, 1 field differs: unit',
    ),
  )
  expect(expected).toEqual({ name: 'latency', unit: 'second', value: 12.5 })
  expect(actual).toEqual({ name: 'latency', unit: 'millisecond', value: 12.5 })
})

test('a failure lists the metrics that should not be there', async () => {
  Sentry.metrics.gauge('queue', 4)
  expect(await textOf(() => expect(sentry).not.toHaveCapturedMetric('queue'))).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedMetric("queue")',
      '',
      'Expected: no metric "queue"',
      'Captured: 1 metric; 1 matches',
      '    1: queue  gauge  4',
    ),
  )
})
