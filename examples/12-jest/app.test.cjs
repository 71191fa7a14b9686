// @ts-check
/// <reference types="jest" />
require('./instrument.cjs')
const Sentry = require('@sentry/node')
const { createFakeTransport } = require('expect-sentry')
const { schedule } = require('./app.cjs')

const sentry = createFakeTransport()
sentry.attach(Sentry)

const HOUR = 60 * 60 * 1000
const loan = { title: 'Emma', due: 25 * HOUR }

beforeEach(() => {
  jest.useFakeTimers({ now: 0 })
})

test('a reminder that cannot be sent is reported, with the book', async () => {
  schedule(loan, async () => {
    throw new RangeError('no address')
  })
  await jest.advanceTimersByTimeAsync(HOUR)

  await expect(sentry).toHaveCapturedHandled(RangeError, {
    value: 'no address',
    tags: { book: 'Emma' },
    times: 1,
  })
})

test('nothing is reported before its time', async () => {
  schedule(loan, async () => {
    throw new RangeError('no address')
  })
  await jest.advanceTimersByTimeAsync(HOUR - 1)

  await expect(sentry).toHaveCapturedNothing()
})
