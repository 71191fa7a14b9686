import * as Sentry from '@sentry/node'
import { beforeEach, expect, test, vi } from 'vitest'

/** What docs/migrating.md comes from, as its first table has it. */
vi.mock('@sentry/node')

beforeEach(() => {
  vi.clearAllMocks()
})

const error = new RangeError('the cart is empty')

test('an error', () => {
  Sentry.setTag('gateway', 'stripe')
  Sentry.addBreadcrumb({ category: 'cart' })
  Sentry.captureException(error)

  expect(Sentry.captureException).toHaveBeenCalledWith(error)
  expect(Sentry.captureException).toHaveBeenCalledTimes(1)
  expect(Sentry.setTag).toHaveBeenCalledWith('gateway', 'stripe')
  expect(Sentry.addBreadcrumb).toHaveBeenCalled()
})

test('a message', () => {
  Sentry.captureMessage('stock is low', 'warning')

  expect(Sentry.captureException).not.toHaveBeenCalled()
  expect(Sentry.captureMessage).toHaveBeenCalledWith('stock is low', 'warning')
})
