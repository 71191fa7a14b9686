import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { expect, test } from 'expect-sentry/playwright'

const PAGE = '<!doctype html><button id="buy">Buy</button><button id="bug">Bug</button>'

let server: Server
let sentry: FakeIngest
let shop: string

test.beforeAll(async () => {
  const entry = fileURLToPath(new URL('./shop.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false })
  const script = outputFiles.map(({ text }) => text).join('\n')
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`${PAGE}<script>${script}</script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sentry = await createFakeIngest()
  const { port } = server.address() as AddressInfo
  shop = `http://127.0.0.1:${port}/?dsn=${encodeURIComponent(sentry.dsn)}`
})
test.afterAll(async () => {
  await sentry.close()
  server.close()
})

test('what the page catches and reports is handled', async ({ page }) => {
  await page.goto(shop)
  await page.click('#buy')

  await sentry.waitForEvent('the cart is empty')
  await expect(sentry).toHaveCapturedHandled('the cart is empty', { tags: { gateway: 'stripe' } })
})

test('what nobody caught is unhandled', async ({ page }) => {
  await page.goto(shop)
  await page.click('#bug')

  await sentry.waitForEvent('no price')
  await expect(sentry).toHaveCapturedUnhandled('no price', { type: 'TypeError' })
})
