import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { createFastifyApp } from './fastify-app.js'
import { GatewayError } from './orders.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)
const app = createFastifyApp()

test('a gateway that is down is handled', async () => {
  const response = await app.inject('/pay/down')

  expect(response.statusCode).toBe(503)
  await expect(sentry).toHaveCapturedHandled(GatewayError, { event_id: response.json().event_id })
  await expect(sentry).toHaveCapturedNothingElse()
})

test('a bug is unhandled', async () => {
  const response = await app.inject('/pay/bug')

  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: 'auto.function.fastify' },
    times: 1,
  })
  expect(response.statusCode).toBe(500)
})

test('what is not found is nothing to report', async () => {
  expect((await app.inject('/nothing')).statusCode).toBe(404)

  await expect(sentry).toHaveCapturedNothing()
})
