import './instrument.js'
import { once } from 'node:events'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)
let url: string

beforeAll(async () => {
  const server = createApp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address && typeof address === 'object') url = `http://127.0.0.1:${address.port}`
  return () => server.close()
})

async function statusOf(path: string): Promise<number> {
  const { status } = await fetch(url + path)
  return status
}

test('what is not found is never captured', async () => {
  expect(await statusOf('/articles/nothing')).toBe(404)

  await expect(sentry).toHaveCapturedNothing()
  await expect(sentry).not.toHaveDropped()
})

test('what is sold out is dropped by beforeSend', async () => {
  expect(await statusOf('/order')).toBe(409)

  await expect(sentry).toHaveDropped('before_send', { type: 'OutOfStockError', times: 1 })
  await expect(sentry).not.toHaveCapturedEvent()
})

test('a visitor who has gone is dropped by ignoreErrors', async () => {
  expect(await statusOf('/download')).toBe(409)

  await expect(sentry).toHaveDropped('event_processor', { value: 'the visitor has gone' })
  await expect(sentry).not.toHaveCapturedEvent()
})

test('a bug still arrives', async () => {
  expect(await statusOf('/total')).toBe(500)

  await expect(sentry).toHaveCapturedUnhandled(TypeError, { value: /reading 'length'/ })
  expect(sentry.lastEvent).toBeUnhandled()
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveDropped()
})
