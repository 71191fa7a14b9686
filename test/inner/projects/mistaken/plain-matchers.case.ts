import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

beforeEach(async () => {
  Sentry.captureException(new TypeError('boom'))
  Sentry.captureMessage('stock is low')
  await sentry.settled()
})

test('two events that are not equal', () => {
  expect(sentry.events[0]).toEqual(sentry.events[1])
})

test('two lists of events that are not equal', () => {
  expect(sentry.exceptions).toEqual(sentry.messages)
})

test('an event that does not match', () => {
  expect(sentry.events[0]).toMatchObject({ type: 'RangeError', tags: { gateway: 'stripe' } })
})

test('an event and itself', () => {
  expect(sentry.events[0]).toEqual(sentry.events[0])
  expect(sentry.events[0]).toMatchObject({ type: 'TypeError', tags: { handled: 'yes' } })
})
