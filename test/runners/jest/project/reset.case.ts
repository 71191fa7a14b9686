import { afterEach, beforeAll, expect, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
const kept = createFakeTransport({ autoReset: false })
Sentry.init(sentry.instrument({}))
Sentry.setTag('shop', 'north')

beforeAll(() => {
  Sentry.captureMessage('starting')
})

test('what beforeAll captured is gone, what the app set after its init is not', async () => {
  await expect(sentry).toHaveCapturedNothing()
  Sentry.setTag('role', 'guest')
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError, { tags: { shop: 'north', role: 'guest' } })
  expect(Sentry.lastEventId()).toBe(sentry.lastEvent?.event_id)
})

test('nor is anything of the test before this one', async () => {
  await expect(sentry).toHaveCapturedNothing()
  expect(Sentry.lastEventId()).toBeUndefined()
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled({ tags: { shop: 'north', role: undefined } })
})

test('an event that nobody waits for', () => {
  Sentry.captureException(new Error('late'))
})

test('does not land in the next test', async () => {
  await expect(sentry).toHaveCapturedNothing()
})

test('autoReset: false keeps what there is', async () => {
  const detach = kept.attach(Sentry)
  afterAllOfThis.push(detach)
  Sentry.captureMessage('kept')
  await expect(kept).toHaveCapturedMessage('kept')
})

test('into the next test', async () => {
  await expect(kept).toHaveCapturedMessage('kept', { times: 1 })
})

const afterAllOfThis: (() => void)[] = []
afterEach(() => {
  if (expect.getState().currentTestName !== 'into the next test') return
  for (const undo of afterAllOfThis) undo()
})
