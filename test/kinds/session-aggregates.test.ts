import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failureOf, lines } from './support/failure.js'
import { sendHandMade } from './support/hand-made.js'

// a server counts the sessions of its requests, and sends the counts (`sessions`)
const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

let server: Server
let origin: string
let closed: () => void = () => {}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.once('close', () => closed())
    if (request.url === '/refused') Sentry.captureException(new Error('refused'))
    if (request.url === '/lost') {
      Sentry.captureException(new Error('lost'), { mechanism: { type: 'job', handled: false } })
    }
    response.end('done')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Ends when the response has, and with it the request's session. */
async function get(path: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    closed = resolve
  })
  await fetch(origin + path)
  await ended
}

test('times counts sessions, not the items in which they were sent', async () => {
  for (const path of ['/', '/', '/', '/refused', '/lost']) await get(path)
  await expect(sentry).toHaveCapturedSession('exited', { times: 3 })
  await expect(sentry).toHaveCapturedSession('errored', { times: 1, errors: 1 })
  await expect(sentry).toHaveCapturedSession('crashed', { times: 1 })
  await expect(sentry).toHaveCapturedSession({ times: 5 })
  await expect(sentry).not.toHaveCapturedSession('exited', { times: 1 })
  await expect(sentry).not.toHaveCapturedSession('abnormal')
  expect(new Set(sentry.items.map(({ type }) => type))).toEqual(new Set(['sessions', 'event']))
})

test('an aggregate has the attributes of the app and the minute of its start', async () => {
  await get('/')
  await expect(sentry).toHaveCapturedSession('exited', {
    attrs: { release: 'shop@1.4.0' },
    started: /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/,
    quantity: 1,
    sid: undefined,
  })
  await expect(sentry).not.toHaveCapturedSession({ attrs: { release: 'shop@1.5.0' } })
})

test('the SDK counts by itself: nothing was captured by that', async () => {
  await get('/')
  await expect(sentry).toHaveCapturedNothing()
  expect(sentry.items.map(({ type }) => type)).toEqual(['sessions'])
})

test('a failure counts the sessions', async () => {
  await get('/')
  await get('/')
  const { message } = await failureOf(() =>
    expect(sentry).toHaveCapturedSession('exited', { times: 3 }),
  )
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedSession("exited", { times: 3 })',
      '',
      'Expected: a session "exited", exactly 3 times',
      'Captured: 2 sessions; 2 match',
      '    1: exited  0 errors  x 2',
    ),
  )
})

test('hand-made: a session is counted by each way in which it can end', async () => {
  const started = '2026-11-25T12:00:00.000Z'
  const ends = { exited: 4, errored: 3, crashed: 2, abnormal: 1, unhandled: 5 }
  const aggregates = [{ started, did: 'ann', ...ends }, null, {}]
  await sendHandMade(Sentry.getClient(), [{ type: 'sessions' }, { aggregates }])
  expect(sentry.sessions.map(({ status, quantity }) => [status, quantity])).toEqual(
    Object.entries(ends),
  )
  expect(sentry.sessions.map(({ errors }) => errors)).toEqual([0, 1, 1, 1, 1])
  await expect(sentry).toHaveCapturedSession('unhandled', {
    ...{ did: 'ann', started, init: false, times: 5 },
    ...{ sid: undefined, timestamp: undefined, duration: undefined },
  })
})
