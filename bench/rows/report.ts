import { stat, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { dataIn } from '../../test/report/support/run-reported.js'
import { hasChromium, launchChromium } from '../../test/support/chromium.js'
import { bytes, median, time } from '../harness/numbers.js'
import type { Line } from '../harness/row.js'
import { VitestProject } from '../harness/vitest-project.js'

const TESTS = 100
const EVENTS_PER_TEST = 100
const OPENINGS = 5

/** How long a browser takes to open the page of a large run, and to search it. */
export async function report(): Promise<Line[]> {
  if (!hasChromium) {
    if (process.env.CI) throw new Error('There is no Chromium to open the report in: set CHROMIUM.')
    return [{ what: 'report: left out, no Chromium', ours: '', against: '', theirs: '' }]
  }
  const project = await VitestProject.make('report')
  await project.write('vitest.config.js', CONFIG)
  await project.write('many.test.js', TEST)
  await project.run(1)
  const page = project.path('report.html')
  // the page without what was recorded: what is left is the browser's own time
  const empty = project.path('empty.html')
  await writeFile(empty, '<!doctype html><title>empty</title>')
  await checkEvents(page)

  const browser = await launchChromium()
  try {
    const opened: Opened[] = []
    const bare: Opened[] = []
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      opened.push(await open(browser, page))
      bare.push(await open(browser, empty))
    }
    const of = (all: readonly Opened[], name: keyof Opened) =>
      median(all.map((measured) => measured[name]))
    const { size } = await stat(page)
    const count = (TESTS * EVENTS_PER_TEST).toLocaleString('en')
    return [
      {
        what: `report: ${count} events (${bytes(size)}) from disk to drawn, Chromium`,
        ours: time(of(opened, 'drawn')),
        against: 'an empty page',
        theirs: time(of(bare, 'drawn')),
        target: 'under 2 s',
      },
      {
        what: "report: the same, CPU time of the page's thread",
        ours: time(of(opened, 'computed')),
        against: 'an empty page',
        theirs: time(of(bare, 'computed')),
      },
      {
        what: 'report: first search in them, by a tag',
        ours: time(of(opened, 'searched')),
        against: '',
        theirs: '',
      },
    ]
  } finally {
    await browser.close()
  }
}

interface Opened {
  /** Nanoseconds from the beginning of the navigation to the first frame after the page's script. */
  readonly drawn: number
  /** Nanoseconds that the page's own thread has computed until then. */
  readonly computed: number
  /** Nanoseconds from a word in the search field to the frame with its result. */
  readonly searched: number
}

async function open(browser: Browser, file: string): Promise<Opened> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(pathToFileURL(file).href)
  const drawn: number = await page.evaluate(DRAWN)
  const { metrics } = await session.send('Performance.getMetrics')
  const computed = metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN
  const searched: number = await page.evaluate(SEARCHED)
  const found = await page.locator('[role="status"]').allTextContents()
  if (found.length > 0 && found[0] !== '1 of 10,000 issues') {
    throw new Error(`The search has found ${found[0]}.`)
  }
  await context.close()
  return { drawn, computed: computed * 1e9, searched }
}

/** As texts: what compiles this file puts helpers into functions that a page does not have. */
const FRAME = `const frame = () =>
  // one is out when the next one begins
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`

const DRAWN = `(async () => {
  ${FRAME}
  // the empty page has nothing to draw
  const isDrawn = () => !document.getElementById('recorded') || document.querySelector('.row')
  do await frame()
  while (!isDrawn())
  return performance.now() * 1e6
})()`

const SEARCHED = `(async () => {
  ${FRAME}
  const start = performance.now()
  const field = document.querySelector('input')
  if (field) {
    field.value = 'order:A-77-7'
    field.dispatchEvent(new Event('input'))
  }
  await frame()
  return (performance.now() - start) * 1e6
})()`

/** A page without its events opens fast. */
async function checkEvents(file: string): Promise<void> {
  const { events } = await dataIn(file)
  if (events.length !== TESTS * EVENTS_PER_TEST) {
    throw new Error(`The page has ${events.length} events.`)
  }
}

const CONFIG = `export default {
  test: {
    setupFiles: ['expect-sentry/vitest'],
    reporters: [['expect-sentry/reporter', { outputFile: 'report.html' }]],
    testTimeout: 60_000,
    watch: false,
  },
}`

const TEST = `import { appendFileSync } from 'node:fs'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0', environment: 'bench' }))
const start = performance.now()

test.each(Array.from({ length: ${TESTS} }, (_, number) => [number]))('order %i', async (number) => {
  for (let index = 0; index < ${EVENTS_PER_TEST}; index += 1) pay('A-' + number + '-' + index)
  await expect(sentry).toHaveCapturedException(Error, { times: ${EVENTS_PER_TEST} })
  if (number === ${TESTS} - 1) appendFileSync('times.txt', 'captured ' + (performance.now() - start) * 1e3 + '\\n')
})

function pay(order) {
  Sentry.addBreadcrumb({ category: 'cart', message: 'order ' + order + ' placed' })
  try {
    charge(order)
  } catch (error) {
    Sentry.captureException(error, { tags: { gateway: 'stripe', order } })
  }
}

function charge(order) {
  throw new Error('card declined for order ' + order)
}`
