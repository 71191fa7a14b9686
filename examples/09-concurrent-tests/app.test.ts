import './instrument.js'
import { once } from 'node:events'
import { test } from 'expect-sentry/vitest'
import { beforeAll, describe, expect } from 'vitest'
import { createRatesServer, RateError, rateOf } from './app.js'

let url: string

beforeAll(async () => {
  const server = createRatesServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address && typeof address === 'object') url = `http://127.0.0.1:${address.port}`
  return () => server.close()
})

describe.concurrent('in one process at the same time', () => {
  test.for(['XAA', 'XBB', 'XCC', 'XDD'])('no rate for %s', async (currency, { sentry }) => {
    await rateOf(currency)

    await expect(sentry).toHaveCapturedHandled(RateError, { tags: { currency }, times: 1 })
    await expect(sentry).toHaveCapturedNothingElse()
  })

  test('a known rate', async ({ sentry }) => {
    expect(await rateOf('USD')).toBe(1.1)

    await expect(sentry).toHaveCapturedNothing()
  })
})

describe.concurrent('over HTTP, from one server that all of them call', () => {
  test.for(['XEE', 'XFF', 'XGG', 'XHH'])('no rate for %s', async (currency, { sentry }) => {
    expect((await fetch(`${url}/${currency}`)).status).toBe(404)

    await expect(sentry).toHaveCapturedHandled(RateError, { tags: { currency }, times: 1 })
    await expect(sentry).toHaveCapturedNothingElse()
  })
})
