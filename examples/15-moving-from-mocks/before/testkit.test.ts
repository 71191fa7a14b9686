import * as Sentry from '@sentry/node'
import sentryTestkit from 'sentry-testkit'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { charge } from '../app.js'

const { testkit, sentryTransport } = sentryTestkit()

Sentry.init({
  dsn: 'https://key@sentry.example/1',
  release: 'shop@1.4.0',
  transport: sentryTransport,
})

beforeEach(() => testkit.reset())
afterAll(() => Sentry.close())

test('a card over the limit is reported', async () => {
  charge(120)

  await vi.waitFor(() => expect(testkit.reports()).toHaveLength(1))
  const [report] = testkit.reports()
  expect(report?.error?.name).toBe('RangeError')
  expect(report?.error?.message).toBe('over the limit')
  expect(report?.level).toBe('warning')
  expect(report?.tags).toEqual({ gateway: 'stripe' })
})

test('a small charge is not', async () => {
  charge(20)

  await Sentry.flush()
  expect(testkit.reports()).toHaveLength(0)
})
