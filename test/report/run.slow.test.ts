import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageData } from '../../src/report/data/page-data.js'
import { buildReporter } from './support/build-reporter.js'
import { dataIn, type ReportedRun, runShop, SHOP, told } from './support/run-reported.js'

let folder = ''
let reporter = ''
let run: ReportedRun
let data: PageData

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expect-sentry-report-'))
  reporter = await buildReporter(folder)
  const report = join(folder, 'report.html')
  run = await runShop({ REPORTER: reporter, REPORT: report })
  data = await dataIn(report)
}, 300_000)
afterAll(() => rm(folder, { recursive: true }))

const ALL = [
  "TypeError: Cannot read properties of undefined (reading 'lines') |  |  |  | checkout > an invoice that cannot be drawn | failed",
  'Error: <img src=x onerror="document.title = 1"></script><b>bold</b> |  |  |  | checkout > markup in a title is text | passed',
  'Error: ResizeObserver loop limit exceeded | before_send |  |  | checkout > noise is dropped | passed',
  'PaymentError: card declined for order A-1001 |  | true |  | checkout > a declined card is reported as a handled error | passed',
  'PaymentError: card declined for order A-1001 |  | true |  | checkout > a second declined card is the same issue | passed',
  'RangeError: the cart is empty | send_error |  |  | checkout works while Sentry is down | passed',
  'after all tests |  |  |  |  | outside',
  'attempt 1 |  |  |  | a flaky one reports at each attempt | passed',
  'attempt 2 |  | true | 2 | a flaky one reports at each attempt | passed',
  'before all tests |  |  |  |  | outside',
  'large order |  | true |  | orders at once > a large one | passed',
  'small order |  | true |  | orders at once > a small one | passed',
  'stock is low: 3 left of "Blue mug" |  | true |  | checkout > stock runs low | passed',
].sort()

test('each event stands with its test, what was dropped with its reason', () => {
  expect(told(data)).toEqual(ALL)
  expect(data.run).toEqual({ files: 2, tests: 12, failed: 1 })
  expect(run.output).toContain('Sentry report written to ')
})

test('a test leads to its line and has its spans, logs and other items', () => {
  const paid = data.tests.find(({ name }) => name === 'checkout > a paid order reports nothing')
  expect(paid).toMatchObject({ file: 'checkout.case.ts', line: 24, state: 'passed' })
  expect(paid?.link).toBe(`vscode://file/${encodeURI(SHOP)}/checkout.case.ts:24`)
  const read = (at: number | undefined) => JSON.parse(data.shared[at ?? -1] ?? 'null')
  expect(read(paid?.spans).map(({ name }: { name: string }) => name)).toEqual([
    'POST /orders',
    'SELECT stock',
    'charge card',
  ])
  expect(read(paid?.logs).map(({ body }: { body: string }) => body)).toEqual([
    'order A-1002 reserved',
  ])
  const nightly = data.tests.find(({ name }) => name.includes('nightly'))
  expect(read(nightly?.items)).toEqual([expect.objectContaining({ kind: 'check-in' })])
})

test('shards merge into the same report', { timeout: 300_000 }, async () => {
  const blobs = join(folder, 'blobs')
  for (const shard of ['1/2', '2/2']) {
    const BLOB = join(blobs, `blob-${shard.replace('/', '-')}.json`)
    const REPORT = join(folder, `shard-${shard.replace('/', '-')}.html`)
    await runShop({ REPORTER: reporter, REPORT, BLOB }, `--shard=${shard}`)
    expect(told(await dataIn(REPORT)).length).toBeLessThan(ALL.length)
  }
  const REPORT = join(folder, 'merged.html')
  await runShop({ REPORTER: reporter, REPORT }, `--merge-reports=${blobs}`)
  const merged = await dataIn(REPORT)
  expect(told(merged)).toEqual(ALL)
  expect(merged.run).toEqual({ files: 2, tests: 12, failed: 1 })
})

test('without the reporter nothing is handed over', { timeout: 300_000 }, async () => {
  const output = join(folder, 'plain.json')
  await runShop({}, '--reporter=json', `--outputFile.json=${output}`)
  const json = await readFile(output, 'utf8')
  expect(json).toContain('a paid order reports nothing')
  expect(json).not.toContain('expectSentry')
})
