import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { createHonoApp } from './hono-app.js'
import { GatewayError } from './orders.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)
const app = createHonoApp()

test('a gateway that is down is handled', async () => {
  const response = await app.request('/pay/down')
  const { event_id } = await response.json()

  expect(response.status).toBe(503)
  await expect(sentry).toHaveCapturedHandled(GatewayError, { event_id })
  await expect(sentry).toHaveCapturedNothingElse()
})

test('a bug is unhandled', async () => {
  const response = await app.request('/pay/bug')

  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: 'auto.http.hono.context_error' },
    times: 1,
  })
  expect(response.status).toBe(500)
})

test('what is not found is nothing to report', async () => {
  expect((await app.request('/nothing')).status).toBe(404)

  await expect(sentry).toHaveCapturedNothing()
})
