import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { expect, test } from 'expect-sentry/playwright'
import { type Shop, startShop } from './start-shop.js'

/** Nobody can change it: of a page that was built for production. */
const FIXED_DSN = 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42'

let sentry: FakeIngest
const shops: Shop[] = []

test.beforeAll(async () => {
  sentry = await createFakeIngest()
  shops.push(await startShop(sentry.dsn), await startShop(FIXED_DSN))
})
test.afterAll(async () => {
  for (const shop of shops) await shop.close()
  await sentry.close()
})

for (const [index, dsn] of ['the DSN of the ingest', 'a DSN of its own'].entries()) {
  test.describe(`a page with ${dsn}`, () => {
    test.beforeEach(async ({ page }) => {
      if (index === 1) await sentry.route(page)
      await page.goto(shops[index]?.url ?? '')
    })

    test('what it catches and reports is handled', async ({ page }) => {
      await page.click('#buy')

      await expect(sentry).toHaveCapturedHandled('the cart is empty', {
        tags: { gateway: 'stripe', handled: 'yes', release: 'shop@1.4.0' },
        times: 1,
      })
      await expect(sentry).not.toHaveCapturedUnhandled()
    })

    test('what nobody caught is unhandled', async ({ page }) => {
      await page.click('#bug')

      await expect(sentry).toHaveCapturedUnhandled('no price', {
        type: 'TypeError',
        level: 'error',
        mechanism: { handled: false },
        times: 1,
      })
      await expect(sentry).toHaveCapturedNothingElse()
    })
  })
}
