import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageData } from '../../src/report/data/page-data.js'
import { buildReporter } from './support/build-reporter.js'
import { dataIn, runProject, told } from './support/run-reported.js'

let folder = ''
let data: PageData

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expect-sentry-troubled-'))
  const REPORT = join(folder, 'report.html')
  await runProject('troubled', { REPORTER: await buildReporter(folder), REPORT })
  data = await dataIn(REPORT)
}, 300_000)
afterAll(() => rm(folder, { recursive: true }))

test('what hooks captured stands with its test, failed or not, and is as unasserted as it is', () => {
  expect(told(data)).toEqual(
    [
      'no database |  |  |  | a beforeEach that reports, then fails > never ran | failed',
      'left open |  |  |  | an afterEach that reports > is over | passed',
      'before the failure |  |  |  | fails before it gets to its assertion | failed',
      'run 1 |  | true |  | asserts at its first attempt, and not at its second | passed',
      'run 2 |  |  | 2 | asserts at its first attempt, and not at its second | passed',
      'looked past |  |  |  | a negated assertion is about no event | passed',
    ].sort(),
  )
})

test('a test that was tried again says so', () => {
  const tried = data.tests.filter(({ attempts }) => attempts !== undefined)
  expect(tried).toEqual([
    expect.objectContaining({
      name: 'asserts at its first attempt, and not at its second',
      attempts: 2,
    }),
  ])
})

test('the page says of which files it knows nothing, and what failed outside of tests', () => {
  expect(data.run).toEqual({
    files: 3,
    tests: 6,
    failed: 2,
    unseen: ['without.case.ts'],
    errors: ['unread.case.ts: this file cannot be read'],
  })
})
