import { channel } from 'node:diagnostics_channel'
import * as http from 'node:http'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdRequests, releaseRequests } from '../../src/outbound/escapes.js'

const standsBefore = () => ({
  request: http.request !== own,
  fetch: channel('undici:request:create').hasSubscribers,
})

let own: typeof http.request
// what the setup file has begun
beforeAll(() => {
  releaseRequests()
  own = http.request
})
afterAll(holdRequests)

test('nothing stands before requests until a client connects, and nothing after the release', () => {
  holdRequests()
  const sentry = createFakeTransport()
  expect(standsBefore()).toEqual({ request: false, fetch: false })

  Sentry.init(sentry.instrument({ integrations: [], defaultIntegrations: false }))
  expect(standsBefore()).toEqual({ request: true, fetch: true })

  releaseRequests()
  expect(standsBefore()).toEqual({ request: false, fetch: false })
})

test('a transport that allows requests has nothing put before them', () => {
  const allowing = createFakeTransport({ allowRequests: true })
  const others = createFakeTransport()
  releaseRequests()
  Sentry.init(allowing.instrument({ integrations: [], defaultIntegrations: false }))
  expect([others.pending, standsBefore()]).toEqual([0, { request: false, fetch: false }])
})
