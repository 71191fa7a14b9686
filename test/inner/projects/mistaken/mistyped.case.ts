import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

/** The answer of an app, as a test gets it: nobody checks its keys. */
let body = JSON.parse('{}')
beforeEach(() => {
  const event_id = Sentry.captureException(new Error('declined'))
  body = JSON.parse(JSON.stringify({ event_id, error: null, message: '' }))
})

describe('as identity', () => {
  test('undefined', async () => {
    await expect(sentry).toHaveCapturedEvent(body.event_idd)
  })
  test('undefined, negated', async () => {
    await expect(sentry).not.toHaveCapturedEvent(body.event_idd)
  })
  test('null', async () => {
    await expect(sentry).toHaveCapturedHandled(body.error)
  })
  test('null, negated', async () => {
    await expect(sentry).not.toHaveCapturedUnhandled(body.error)
  })
  test('empty', async () => {
    await expect(sentry).toHaveCapturedMessage(body.message)
  })
  test('empty, negated', async () => {
    await expect(sentry).not.toHaveCapturedMessage(body.message)
  })
  test('undefined, with a query', async () => {
    await expect(sentry).toHaveCapturedHandled(body.type, { level: 'error' })
  })
  test('no event id at all, negated', async () => {
    await expect(sentry).not.toHaveCapturedEvent('evt-1')
  })
  test('a drop reason', async () => {
    await expect(sentry).not.toHaveDropped(body.reason)
  })
})

describe('in the query', () => {
  test('undefined', async () => {
    await expect(sentry).toHaveCapturedHandled({ event_id: body.event_idd })
  })
  test('undefined, negated', async () => {
    await expect(sentry).not.toHaveCapturedUnhandled({ event_id: body.event_idd })
  })
  test('undefined, after an identity', async () => {
    await expect(sentry).toHaveCapturedHandled(Error, { event_id: body.event_idd })
  })
  test('a key that does not exist, negated', async () => {
    body.query = { tag: { gateway: 'stripe' } }
    await expect(sentry).not.toHaveCapturedUnhandled(body.query)
  })
})

test('spelled right', async () => {
  await expect(sentry).toHaveCapturedEvent(body.event_id)
  await expect(sentry).toHaveCapturedHandled(Error, { event_id: body.event_id })
  await expect(sentry).not.toHaveCapturedUnhandled({ event_id: body.event_id })
})
