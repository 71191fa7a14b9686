import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, needsChromium } from '../support/chromium.js'
import { ReportBrowser } from './support/open-page.js'
import { manyEvents, pageDataOf, recordedTest } from './support/recorded.js'

const MARKUP = '<img src=x onerror="document.title = \'run\'"></script><b>bold</b>'
const A = 'a'.repeat(32)
const B = 'b'.repeat(32)
const C = 'c'.repeat(32)

const small = pageDataOf([
  recordedTest('pays', [
    { ...Object(manyEvents(1)[0]), event_id: A, timestamp: 10 },
    { ...Object(manyEvents(1)[0]), event_id: B, timestamp: 11 },
    { event_id: C, message: MARKUP, level: 'warning', timestamp: 9, extra: { [MARKUP]: MARKUP } },
  ]),
])

describe.skipIf(!hasChromium)(`the page in Chromium${needsChromium}`, { timeout: 60_000 }, () => {
  let browser: ReportBrowser
  let file = ''

  beforeAll(async () => {
    browser = await ReportBrowser.launch()
    file = await browser.write('small.html', small)
  })
  afterAll(() => browser?.close())

  const titles = (page: Page) => page.locator('.row-title').allTextContents()
  const heading = (page: Page) =>
    page.getByRole('main').getByRole('heading', { level: 2 }).textContent()

  test('opens from a disk, asks for nothing else, and runs nothing that was recorded', async () => {
    const { page, requests, errors, close } = await browser.open(file, {}, `#/event/${C}`)
    expect(await titles(page)).toEqual(['PaymentError: card declined for order A-0', MARKUP])
    expect(await heading(page)).toBe(MARKUP)
    expect(await page.locator('img, b').count()).toBe(0)
    expect(await page.title()).toBe('Issue stream of a test run')
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([
      expect.stringMatching(/^file:.*small\.html/),
    ])
    expect(errors).toEqual([])
    await close()
  })

  test('an event shows its id, test, source, tags and breadcrumbs', async () => {
    const { page, close } = await browser.open(file, {}, `#/event/${A}`)
    const main = page.getByRole('main')
    expect(await main.locator('.event-id code').textContent()).toBe(A)
    expect(await main.getByRole('link', { name: 'test/shop.test.ts:7' }).getAttribute('href')).toBe(
      'vscode://file/test/shop.test.ts:7',
    )
    expect(await main.locator('.line.here').first().textContent()).toContain('return next(order)')
    expect(await main.locator('.tags').textContent()).toContain('gatewaypaypal')
    expect(await main.locator('.timeline li').count()).toBe(11)
    expect(await main.locator('.pager').textContent()).toBe('event 1 of 2')
    await close()
  })
})

test('a run in which nothing was captured says so', async () => {
  expect(pageDataOf([])).toMatchObject({ tests: [], issues: [], events: [], shared: [] })
})
