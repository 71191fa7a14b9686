import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, needsChromium } from '../support/chromium.js'
import { ReportBrowser } from './support/open-page.js'
import { runShop } from './support/run-reported.js'

/** `npm run screenshots` puts them where the docs show them; else they are made, and go. */
const IMAGES =
  process.env.SCREENSHOTS && fileURLToPath(new URL('../../docs/images', import.meta.url))
const MOST_BYTES = 150_000

const SHOTS = [
  {
    name: 'report-desktop-light',
    width: 1100,
    height: 720,
    colorScheme: 'light',
    issue: /^TypeError/,
  },
  {
    name: 'report-desktop-dark',
    width: 1100,
    height: 720,
    colorScheme: 'dark',
    issue: /^PaymentError/,
  },
  { name: 'report-phone-light', width: 390, height: 844, colorScheme: 'light', issue: undefined },
  {
    name: 'report-phone-dark',
    width: 390,
    height: 844,
    colorScheme: 'dark',
    issue: /^PaymentError/,
  },
] as const

describe.skipIf(!hasChromium)(
  `pictures of the report${needsChromium}`,
  { timeout: 300_000 },
  () => {
    let browser: ReportBrowser
    let report = ''

    beforeAll(async () => {
      browser = await ReportBrowser.launch()
      report = join(browser.folder, 'shop.html')
      await runShop({ REPORTER: browser.reporter, REPORT: report }, 'checkout')
      if (IMAGES) await mkdir(IMAGES, { recursive: true })
    }, 300_000)
    afterAll(() => browser?.close())

    test.each(SHOTS)('$name', async ({ name, width, height, colorScheme, issue }) => {
      const viewport = { width, height }
      const { page, errors, close } = await browser.open(report, {
        viewport,
        colorScheme,
        deviceScaleFactor: 1,
      })
      if (issue) await page.getByRole('option', { name: issue }).click()
      const path = join(IMAGES ?? browser.folder, `${name}.png`)
      await page.screenshot({ path })
      const { size } = await stat(path)
      expect(size).toBeLessThan(MOST_BYTES)
      // an empty page is a few kilobytes
      expect(size).toBeGreaterThan(10_000)
      // width and height stand in the header of a PNG
      const png = await readFile(path)
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
      expect(errors).toEqual([])
      await close()
    })
  },
)
