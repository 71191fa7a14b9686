import { createServer } from 'node:http'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { afterAll, beforeAll, describe, expect, test as plainTest } from 'vitest'

// a busy machine may take its time
const shared = createFakeTransport({ settleTimeout: 60_000 })
Sentry.init(shared.instrument({}))

const server = createServer((request, response) => {
  Sentry.captureException(new TypeError(`server ${request.url}`))
  response.end()
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address === 'object' && address) origin = `http://127.0.0.1:${address.port}`
})

afterAll(() => {
  server.close()
})

// each waits until all have begun: they do run at the same time
let waiting = 4
let open: () => void = () => {}
const all = new Promise<void>((resolve) => {
  open = resolve
})

const listeners = process.listenerCount('uncaughtException')

describe('concurrent tests', () => {
  for (const name of ['one', 'two', 'three', 'four']) {
    test.concurrent(name, async ({ sentry }) => {
      waiting -= 1
      if (waiting === 0) open()
      await all
      Sentry.captureMessage(`own ${name}`)
      await fetch(`${origin}/${name}`)
      await expect(sentry).toHaveCapturedMessage(`own ${name}`, { times: 1 })
      await expect(sentry).toHaveCapturedHandled(`server /${name}`, { times: 1 })
      await expect(sentry).toHaveCapturedNothingElse()
    })
  }
})

plainTest('a plain test has the client of the app again', async () => {
  expect(process.listenerCount('uncaughtException')).toBe(listeners)
  await expect(shared).toHaveCapturedNothing()
  Sentry.captureMessage('plain')
  await expect(shared).toHaveCapturedMessage('plain')
})

test.for(['a', 'b'])('of a table: %s', async (name, { sentry }) => {
  Sentry.captureMessage(name)
  await expect(sentry).toHaveCapturedMessage(name)
  await expect(sentry).toHaveCapturedNothingElse()
})

const withShop = test.extend<{ shop: string }>({
  shop: async ({ sentry }, use) => {
    expect(sentry.events).toEqual([])
    Sentry.captureMessage('the shop is built')
    await use('shop')
  },
})

withShop('with a fixture of its own', async ({ sentry, shop }) => {
  expect(shop).toBe('shop')
  await expect(sentry).toHaveCapturedMessage('the shop is built')
})

test('a test that gives itself up', ({ skip }) => {
  skip()
})

plainTest('leaves no listener', () => {
  expect(process.listenerCount('uncaughtException')).toBe(listeners)
})
