import '../instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { charge, refund } from '../app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

test('a card over the limit is reported', async () => {
  charge(120)

  await expect(sentry).toHaveCapturedHandled(RangeError, {
    value: 'over the limit',
    level: 'warning',
    tags: { gateway: 'stripe' },
    times: 1,
  })
})

test('a small charge is not', async () => {
  charge(20)

  await expect(sentry).not.toHaveCapturedEvent()
})

test('a refund that failed is dropped, which no mock had told', async () => {
  refund(70)

  await expect(sentry).toHaveDropped('before_send', { type: 'RefundError' })
  await expect(sentry).not.toHaveCapturedEvent()
})
