import * as Sentry from '@sentry/node'
import { beforeEach, expect, test, vi } from 'vitest'
import { charge, RefundError, refund } from '../app.js'

vi.mock('@sentry/node', () => ({ captureException: vi.fn(() => 'some id') }))

beforeEach(() => {
  vi.clearAllMocks()
})

test('a card over the limit is reported', () => {
  charge(120)

  expect(Sentry.captureException).toHaveBeenCalledTimes(1)
  expect(Sentry.captureException).toHaveBeenCalledWith(expect.any(RangeError), {
    level: 'warning',
    tags: { gateway: 'stripe' },
  })
})

test('a small charge is not', () => {
  charge(20)

  expect(Sentry.captureException).not.toHaveBeenCalled()
})

test('a refund that failed is reported', () => {
  refund(70)

  expect(Sentry.captureException).toHaveBeenCalledWith(expect.any(RefundError), expect.anything())
})
