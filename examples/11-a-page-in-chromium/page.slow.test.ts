import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hasChromium, launch, leftOut } from './chromium.js'
import { servePage } from './serve.js'

// a browser starts as fast as the machine lets it
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe.skipIf(!hasChromium)(`a page in Chromium${leftOut}`, () => {
  let sentry: FakeIngest
  let url: string
  let newPage: () => Promise<Page>
  let page: Page

  beforeAll(async () => {
    sentry = await createFakeIngest({ settleTimeout: 20_000 })
    const server = await servePage(sentry.dsn)
    const browser = await launch()
    url = server.url
    newPage = () => browser.newPage()
    return async () => {
      await browser.close()
      server.close()
      await sentry.close()
    }
  })

  beforeEach(async () => {
    page = await newPage()
    await page.goto(url)
    return () => page.close()
  })

  test('a click on "Pay" is reported as unhandled, with what led to it', async () => {
    await page.click('#pay')

    await expect(sentry).toHaveCapturedUnhandled(TypeError, {
      value: 'the cart has no total',
      tags: { handled: 'no', page: 'cart', release: 'shop@1.4.0' },
      breadcrumbs: [{ category: 'ui.click', message: /button#pay/ }],
      request: { url: `${url}/` },
    })
    await expect(sentry).toHaveCapturedReplay({ replay_type: 'buffer' })
    await expect(sentry).toHaveCapturedSession('unhandled')
  })

  test('what takes its time is a transaction, and profiled', async () => {
    await page.click('#sort')

    await expect(sentry).toHaveCapturedTransaction('sort the articles', { op: 'ui' })
    await expect(sentry).toHaveCapturedProfile({ release: 'shop@1.4.0', platform: 'javascript' })
  })
})
