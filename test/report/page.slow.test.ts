import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, needsChromium } from '../support/chromium.js'
import { axeProblems, ReportBrowser } from './support/open-page.js'
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

  test('keys: search, rows, events, theme, views', async () => {
    const { page, close } = await browser.open(file)
    await page.keyboard.press('/')
    await page.keyboard.type('bold')
    expect(await titles(page)).toEqual([MARKUP])
    await page.keyboard.press('Enter')
    expect(await heading(page)).toBe(MARKUP)
    await page.getByRole('searchbox').fill('')
    await page.keyboard.press('Escape')
    await page.keyboard.press('k')
    expect(await heading(page)).toBe('PaymentError: card declined for order A-0')
    await page.keyboard.press('p')
    expect(await page.locator('.event-id code').textContent()).toBe(A)
    expect(new URL(page.url()).hash).toBe(`#/event/${A}`)
    await page.keyboard.press('n')
    expect(await page.locator('.event-id code').textContent()).toBe(B)
    await page.keyboard.press('t')
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await page.keyboard.press('e')
    expect(await titles(page)).toEqual(['pays'])
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await close()
  })

  test('filters narrow the stream, and say how many there are', async () => {
    const { page, close } = await browser.open(file)
    await page.getByRole('button', { name: 'Messages 1' }).click()
    expect(await titles(page)).toEqual([MARKUP])
    expect(await page.getByRole('status').textContent()).toBe('1 of 2 issues')
    await page.getByRole('searchbox').fill('nowhere')
    expect(await page.getByRole('status').textContent()).toBe('No issue matches')
    expect(await page.getByRole('button', { name: 'Dropped 0' }).isDisabled()).toBe(true)
    await close()
  })

  test.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', async (colorScheme) => {
    const { page, close } = await browser.open(file, { colorScheme }, `#/event/${A}`)
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('e')
    expect(await axeProblems(page)).toEqual([])
    await close()
  })

  test('copying says so, and only when it was copied, until one turns away', async () => {
    const { page, close } = await browser.open(file, {}, `#/event/${A}`)
    const button = page.locator('.event-id button')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await button.click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(A)
    await button.blur()
    expect(await button.getAttribute('aria-label')).toBe('Copy the event id')
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))
    })
    await button.click()
    await page.getByRole('button', { name: 'The browser did not let this page copy' }).waitFor()
    await close()
  })

  test('what the page cannot know stands above it', async () => {
    const run = {
      ...small.run,
      files: 2,
      unseen: ['b.test.ts'],
      errors: ['c.test.ts: <b>no</b>'],
      interrupted: true,
    }
    const noted = await browser.write('noted.html', { ...small, run })
    const { page, errors, close } = await browser.open(noted)
    const notes = page.getByRole('complementary', { name: 'Notes on the run' })
    for (const summary of await notes.locator('summary').all()) await summary.click()
    expect(await notes.locator('p, summary, li').allTextContents()).toEqual([
      'The run was stopped before its end: later tests are not here.',
      '1 of 2 files ran without expect-sentry/vitest in its setupFiles: what was captured there is not here.',
      'b.test.ts',
      '1 error outside of tests: the tests of such a file may not have run.',
      'c.test.ts: <b>no</b>',
    ])
    expect(await axeProblems(page)).toEqual([])
    expect(errors).toEqual([])
    await close()
  })

  test('a run in which nothing was captured says so', async () => {
    const { page, close } = await browser.open(await browser.write('empty.html', pageDataOf([])))
    expect(await heading(page)).toBe('Nothing was captured')
    expect(await axeProblems(page)).toEqual([])
    await close()
  })

  test('on a phone the list leads to the detail and back, and nothing is cut', async () => {
    const viewport = { width: 390, height: 844 }
    const { page, close } = await browser.open(file, { viewport })
    expect(await page.getByRole('main').isVisible()).toBe(false)
    await page.getByRole('option').first().click()
    expect(await page.getByRole('listbox').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await axeProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to the list' }).click()
    expect(await page.getByRole('listbox').isVisible()).toBe(true)
    await close()
  })

  test('on paper all rows stand, and no buttons', async () => {
    const { page, close } = await browser.open(file)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await titles(page)).toHaveLength(2)
    const [first, second] = await page
      .locator('.row')
      .evaluateAll((rows) =>
        rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
      )
    expect(second?.top).toBeCloseTo(first?.bottom ?? 0, 0)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect((await page.pdf()).byteLength).toBeGreaterThan(1_000)
    await close()
  })

  test('of ten thousand events it draws the rows that are seen, and finds the last one', async () => {
    const many = await browser.write(
      'many.html',
      pageDataOf([recordedTest('many', manyEvents(10_000))]),
    )
    const { page, errors, close } = await browser.open(many)
    expect(await page.getByRole('status').textContent()).toBe('10,000 issues')
    expect(await page.getByRole('option').count()).toBeLessThan(40)
    await page.getByRole('listbox').press('End')
    expect(await heading(page)).toBe('PaymentError: card declined for order A-0')
    await page.getByRole('searchbox').fill('order:A-9999')
    expect(await titles(page)).toEqual(['PaymentError: card declined for order A-9999'])
    expect(errors).toEqual([])
    await close()
  })
})
