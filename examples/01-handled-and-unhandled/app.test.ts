import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeAll, expect, test } from 'vitest'
import { createApp, PaymentError } from './app.js'
import { serve } from './serve.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)
let url: string

beforeAll(async () => {
  const server = await serve(createApp())
  url = server.url
  return server.close
})

/** Calls the app as a browser would, and reads the answer. */
async function get(path: string): Promise<{ status: number; event_id: string }> {
  const response = await fetch(url + path)
  const { event_id } = JSON.parse(await response.text())
  return { status: response.status, event_id }
}

test('a healthy visit reports nothing', async () => {
  const { status } = await get('/')

  expect(status).toBe(200)
  await expect(sentry).toHaveCapturedNothing()
})

test('a declined payment is reported as handled', async () => {
  const { status, event_id } = await get('/handled')

  expect(status).toBe(402)
  await expect(sentry).toHaveCapturedHandled(PaymentError, {
    event_id,
    value: 'the bank declined 12.50 EUR',
    level: 'error',
    tags: { handled: 'yes', mechanism: 'generic', gateway: 'stripe', release: 'shop@1.4.0' },
  })
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveDropped()
})

test('low stock is reported as a message', async () => {
  const { status, event_id } = await get('/message')

  expect(status).toBe(200)
  await expect(sentry).toHaveCapturedMessage('mugs are running low', {
    event_id,
    level: 'warning',
    tags: { handled: 'yes', mechanism: 'generic', sku: 'mug-01', release: 'shop@1.4.0' },
  })
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveDropped()
})

test('a bug is reported as unhandled', async () => {
  const { status, event_id } = await get('/unhandled')

  expect(status).toBe(500)
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    event_id,
    value: /reading 'reduce'/,
    level: 'error',
    tags: { handled: 'no', mechanism: 'auto.http.express', page: 'cart', release: 'shop@1.4.0' },
  })
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveDropped()
})

test('the event_id in the answer leads to the event and all of its tags', async () => {
  const { event_id } = await get('/handled')
  await sentry.settled()

  const event = sentry.event(event_id)
  expect(event).toBeHandled()
  expect(event).toHaveSentryTag('handled', 'yes')
  expect(event?.tags).toMatchObject({
    environment: 'staging',
    gateway: 'stripe',
    handled: 'yes',
    level: 'error',
    mechanism: 'generic',
    release: 'shop@1.4.0',
    transaction: 'GET /handled',
  })
})

test('three visits are three issues, newest first', async () => {
  const ids = [await get('/handled'), await get('/message'), await get('/unhandled')]
  await sentry.settled()

  expect(sentry.events.map(({ event_id }) => event_id)).toEqual(ids.map(({ event_id }) => event_id))
  expect(sentry.issues.map(({ title, handled }) => ({ title, handled }))).toEqual([
    { title: "TypeError: Cannot read properties of undefined (reading 'reduce')", handled: 'no' },
    { title: 'mugs are running low', handled: 'yes' },
    { title: 'PaymentError: the bank declined 12.50 EUR', handled: 'yes' },
  ])
})
