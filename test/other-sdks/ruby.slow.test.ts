import { fileURLToPath } from 'node:url'
import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { beforeAll, describe, expect, test } from 'vitest'
import { needsRuby, ruby } from '../support/programs.js'

const shop = fileURLToPath(new URL('./ruby/shop.rb', import.meta.url))

describe.skipIf(!ruby)(`a Rack service in Ruby${needsRuby}`, () => {
  let sentry: FakeIngest
  let url: string

  beforeAll(async () => {
    sentry = await createFakeIngest({ settleTimeout: 30_000 })
    const service = sentry.run(ruby ?? '', [shop])
    url = (await service.printed(/listening on (\S+)/))[1] ?? ''
    return () => sentry.close()
  }, 60_000)

  async function get(path: string): Promise<{ status: number; event_id: string }> {
    const response = await fetch(url + path)
    const { event_id } = JSON.parse(await response.text())
    return { status: response.status, event_id }
  }

  test('what the service catches is handled', async () => {
    const { status, event_id } = await get('/handled')

    expect(status).toBe(402)
    await expect(sentry).toHaveCapturedHandled('the bank declined 12.50 EUR', {
      event_id,
      type: 'PaymentError',
      tags: { gateway: 'stripe', release: 'shop@1.4.0', environment: 'staging' },
    })
  })

  test('a message is one', async () => {
    const { event_id } = await get('/message')

    await expect(sentry).toHaveCapturedMessage('mugs are running low', {
      event_id,
      level: 'warning',
    })
  })

  test('what nobody caught arrives with its id and tags; sentry-ruby 5.3 sends no mechanism', async () => {
    const { status, event_id } = await get('/unhandled')

    expect(status).toBe(500)
    await expect(sentry).toHaveCapturedException(/key not found/, {
      event_id,
      type: 'KeyError',
      handled: undefined,
      mechanism: undefined,
      tags: { page: 'cart', handled: undefined },
      request: { url: /\/unhandled$/ },
    })
    await expect(sentry).toHaveCapturedNothingElse()
    expect(sentry.refused).toEqual([])
  })
})
