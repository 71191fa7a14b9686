import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { placeOrder } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

const cart = { country: 'FR', prices: [12, 30] }

test('an order is one transaction, and its spans say what took the time', async () => {
  await placeOrder(cart)

  await expect(sentry).toHaveCapturedTransaction('place order', {
    op: 'shop',
    status: 'ok',
    times: 1,
  })
  await expect(sentry).toHaveCapturedSpan('add up')
  await expect(sentry).toHaveCapturedSpan('INSERT INTO orders', {
    op: 'db.query',
    status: 'ok',
    is_segment: false,
    attributes: { 'db.rows': 2 },
  })
})

test('an order that cannot be saved has a failed span', async () => {
  await expect(placeOrder({ country: 'FR', prices: [] })).rejects.toThrow(RangeError)

  await expect(sentry).toHaveCapturedSpan({ op: 'db.query', status: 'error' })
  await expect(sentry).not.toHaveCapturedMetric('orders')
  await expect(sentry).not.toHaveCapturedLog()
})

test('an order is logged, with its values as attributes', async () => {
  await placeOrder(cart)

  await expect(sentry).toHaveCapturedLog('order from FR for 42 EUR', {
    level: 'info',
    attributes: { total: 42, 'sentry.message.template': 'order from %s for %s EUR' },
  })
})

test('orders are counted by country, and their totals spread', async () => {
  await placeOrder(cart)

  await expect(sentry).toHaveCapturedMetric('orders', {
    type: 'counter',
    value: 1,
    attributes: { country: 'FR' },
  })
  await expect(sentry).toHaveCapturedMetric('order.total', {
    type: 'distribution',
    value: 42,
    unit: 'euro',
  })
})
