import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { type Order, pack } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

const order: Order = {
  id: 'A-17',
  sku: 'mug-01',
  quantity: 2,
  coupon: 'SPRING',
  customer: { id: 'c-7', email: 'ann@example.com', vip: true },
}

test('plenty in stock is nothing to report', async () => {
  pack(order, new Map([['mug-01', 100]]))

  await expect(sentry).toHaveCapturedNothing()
})

test('low stock is a warning about one SKU', async () => {
  pack(order, new Map([['mug-01', 6]]))

  await expect(sentry).toHaveCapturedMessage('stock is low', {
    level: 'warning',
    fingerprint: ['stock is low', 'mug-01'],
    extra: { left: 4 },
  })
  await expect(sentry).toHaveCapturedNothingElse()
})

test('a report says whose order it was, by id alone', async () => {
  const event_id = pack(order, new Map([['mug-01', 6]]))

  await expect(sentry).toHaveCapturedEvent(event_id, {
    user: { id: 'c-7', email: undefined },
    tags: { sku: 'mug-01', vip: true, coupon: 'SPRING', release: 'warehouse@2.1.0' },
  })
})

test('what cannot be packed is an error, with the order attached', async () => {
  pack(order, new Map([['mug-01', 1]]))

  await expect(sentry).toHaveCapturedMessage('sold what is not there', { level: 'error' })
  await expect(sentry).toHaveCapturedAttachment('order.json', {
    text: (text) => JSON.parse(text).id === 'A-17' && !text.includes('ann@example.com'),
  })
})

test('a report can be looked at by hand', async () => {
  pack(order, new Map([['mug-01', 6]]))
  await sentry.settled()

  expect(sentry.lastEvent).toHaveSentryTag('vip', 'True')
  expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'stock', message: /mug-01/ })
})

test('the tags of one order are not on the next', async () => {
  const { coupon: _, ...withoutCoupon } = order
  pack(order, new Map([['mug-01', 6]]))
  const event_id = pack({ ...withoutCoupon, sku: 'pot-02' }, new Map([['pot-02', 6]]))

  await expect(sentry).toHaveCapturedEvent(event_id, { tags: { sku: 'pot-02', coupon: undefined } })
})

test('Sentry keeps a report as it was sent, but for how it writes tags', async () => {
  pack(order, new Map([['mug-01', 6]]))

  await expect(sentry).toHaveCapturedMessage()
  await expect(sentry).toBeAcceptedBySentry({ except: ['tag-value-coercion'] })
})
