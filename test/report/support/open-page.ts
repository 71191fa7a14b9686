import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { PageData } from '../../../src/report/data/page-data.js'
import { type PageParts, pageHtml } from '../../../src/report/html.js'
import { launchChromium } from '../../support/chromium.js'
import { buildReporter } from './build-reporter.js'
import { gzip } from './run-reported.js'

/** A folder with the built reporter in it, and a browser that opens its pages from the disk. */
export class ReportBrowser {
  readonly folder: string
  readonly reporter: string
  readonly #browser: Browser
  readonly #parts: PageParts

  private constructor(folder: string, reporter: string, browser: Browser, parts: PageParts) {
    this.folder = folder
    this.reporter = reporter
    this.#browser = browser
    this.#parts = parts
  }

  static async launch(): Promise<ReportBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'expect-sentry-report-'))
    const reporter = await buildReporter(folder)
    const part = (extension: string) => readFile(join(folder, `report-page.${extension}`), 'utf8')
    const parts = { script: await part('js'), style: await part('css'), gzip }
    return new ReportBrowser(folder, reporter, await launchChromium(), parts)
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await rm(this.folder, { recursive: true })
  }

  async write(name: string, data: PageData): Promise<string> {
    const file = join(this.folder, name)
    await writeFile(file, pageHtml(data, this.#parts))
    return file
  }

  /** The page, and whatever it asked for or complained about. */
  async open(file: string, options: BrowserContextOptions = {}, hash = ''): Promise<OpenPage> {
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    })
    const page = await context.newPage()
    const requests: string[] = []
    const errors: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(`${pathToFileURL(file).href}${hash}`)
    return { page, requests, errors, close: () => context.close() }
  }
}

export interface OpenPage {
  readonly page: Page
  readonly requests: readonly string[]
  readonly errors: readonly string[]
  close(): Promise<void>
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds wrong, as `rule: where`. */
export async function axeProblems(page: Page): Promise<string[]> {
  // the page's own policy lets no script in; an evaluated one is not of the page
  await page.evaluate(await readFile(AXE, 'utf8'))
  const found: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`)
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer']
}
