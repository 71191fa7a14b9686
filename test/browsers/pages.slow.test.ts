import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hasChromium, launchChromium, needsChromium } from '../support/chromium.js'
import { FIXED_DSN, type Pages, servePages } from './pages.js'

// a browser starts as fast as the machine lets it
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe.skipIf(!hasChromium)(`pages in Chromium${needsChromium}`, () => {
  let sentry: FakeIngest
  let browser: Browser
  let pages: Pages
  let page: Page

  beforeAll(async () => {
    sentry = await createFakeIngest({ settleTimeout: 20_000 })
    browser = await launchChromium()
    pages = await servePages(['shop.ts', 'boundary.tsx'])
    return async () => {
      await browser.close()
      await pages.close()
      await sentry.close()
    }
  })

  beforeEach(async () => {
    page = await browser.newPage()
    return () => page.close()
  })

  describe.each([
    { way: 'with the DSN of the ingest', search: () => `?dsn=${encodeURIComponent(sentry.dsn)}` },
    { way: 'with a DSN of its own, routed', search: () => '' },
  ])('$way', ({ search }) => {
    beforeEach(async () => {
      await sentry.route(page)
      await page.goto(`${pages.url}/shop${search()}`)
    })

    test('an error thrown in a listener is unhandled', async () => {
      await page.getByText('throw').click()

      await expect(sentry).toHaveCapturedUnhandled('nobody caught this', {
        type: 'TypeError',
        tags: { handled: 'no', release: 'shop@1.4.0' },
        request: { url: /\/shop/ },
        times: 1,
      })
      await expect(sentry).toHaveCapturedNothingElse()
    })

    test('a rejection that nobody awaits is unhandled', async () => {
      await page.getByText('reject').click()

      await expect(sentry).toHaveCapturedUnhandled('nobody awaited this', {
        mechanism: { type: 'auto.browser.global_handlers.onunhandledrejection' },
      })
      await expect(sentry).not.toHaveCapturedHandled()
    })

    test('the event_id that the page shows leads to the handled event', async () => {
      await page.getByText('handled').click()
      const event_id = (await page.locator('output').textContent()) ?? ''

      await expect(sentry).toHaveCapturedHandled({ event_id, tags: { gateway: 'stripe' } })
      await expect(sentry).not.toHaveCapturedUnhandled()
    })

    test('a message is one', async () => {
      await page.getByText('message').click()

      await expect(sentry).toHaveCapturedMessage('mugs are running low', { level: 'warning' })
    })

    test('feedback, an attachment, a log and a session', async () => {
      await page.getByText('feedback').click()
      await page.getByText('attach').click()
      await page.getByText('log').click()

      await expect(sentry).toHaveCapturedFeedback('the cart is broken', {
        contact_email: 'ann@example.com',
      })
      await expect(sentry).toHaveCapturedAttachment('cart.json', { text: '{"sku":"mug-01"}' })
      await expect(sentry).toHaveCapturedLog('an order was placed', {
        attributes: { sku: 'mug-01' },
      })
      await expect(sentry).toHaveCapturedSession('ok')
    })

    test('the replay of an error', async () => {
      await page.getByText('throw').click()

      await expect(sentry).toHaveCapturedReplay({ replay_type: 'buffer' })
      expect(sentry.refused).toEqual([])
    })

    test('a page where nothing happens reports no event', async () => {
      await expect(sentry).not.toHaveCapturedEvent()
    })
  })

  test.each([
    { what: 'without a fallback is unhandled', search: '', handled: 'no' },
    { what: 'with one is handled', search: '?fallback', handled: 'yes' },
  ])('what a React boundary $what', async ({ search, handled }) => {
    await sentry.route(page)
    await page.goto(`${pages.url}/boundary${search}`)

    await expect(sentry).toHaveCapturedException('the cart has no items', {
      handled: handled === 'yes' ? 'yes' : 'no',
      mechanism: { type: 'auto.function.react.error_boundary' },
    })
  })

  test('pages of a routed context, until it is let go', async () => {
    const context = await browser.newContext()
    const letGo = await sentry.route(context)
    page = await context.newPage()
    await page.goto(`${pages.url}/shop`)
    await page.getByText('message').click()
    await expect(sentry).toHaveCapturedMessage('mugs are running low', { times: 1 })

    await letGo()
    const host = `${new URL(FIXED_DSN).origin}/**`
    await page.route(host, (route) => route.abort())
    const sent = page.waitForRequest(host)
    await page.getByText('handled').click()
    await sent
    await context.close()

    await expect(sentry).toHaveCapturedNothingElse()
  })

  test('Sentry is down for a page', async () => {
    sentry.respondWith(new Error('connection refused'))
    await sentry.route(page)
    await page.goto(`${pages.url}/shop`)
    await page.getByText('message').click()

    await expect(sentry).toHaveDropped('network_error', { message: 'mugs are running low' })
    await expect(sentry).not.toHaveCapturedEvent()
  })
})
