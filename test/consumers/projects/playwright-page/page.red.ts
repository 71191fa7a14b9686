import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { expect, test } from 'expect-sentry/playwright'
import { type Shop, startShop } from './start-shop.js'

let shop: Shop
let sentry: FakeIngest

test.beforeAll(async () => {
  sentry = await createFakeIngest()
  shop = await startShop(sentry.dsn)
})
test.afterAll(async () => {
  await shop.close()
  await sentry.close()
})

test('an error that nobody caught, claimed to be handled', async ({ page }) => {
  await page.goto(shop.url)
  await page.click('#bug')

  await expect(sentry).toHaveCapturedHandled('no price')
})

test('a page that reports, claimed to be silent', async ({ page }) => {
  await page.goto(shop.url)
  await page.click('#buy')

  await expect(sentry).not.toHaveCapturedEvent()
})
