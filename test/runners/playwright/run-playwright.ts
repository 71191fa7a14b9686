import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess } from '../run-process.js'

const PROJECT = fileURLToPath(new URL('./project', import.meta.url))
const PLAYWRIGHT = join(
  dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
  'cli.js',
)

/** What is read here of Playwright's JSON report. */
interface Report {
  readonly suites: readonly Suite[]
  readonly errors: readonly { readonly message: string }[]
}

interface Suite {
  readonly title: string
  readonly suites?: readonly Suite[]
  readonly specs: readonly {
    readonly title: string
    readonly tests: readonly { readonly results: readonly Result[] }[]
  }[]
}

interface Result {
  readonly status: string
  readonly errors: readonly {
    readonly message: string
    readonly location?: { readonly file: string; readonly line: number }
  }[]
}

export interface PlaywrightTestResult {
  readonly status: string
  /** Without the code that Playwright shows below, and with masked event ids. */
  readonly failures: readonly string[]
  /** The source line of the last failure. */
  readonly line: string | undefined
}

export interface PlaywrightRun {
  readonly exitCode: number | null
  readonly errors: readonly string[]
  /** By the name of the file, then by that of the test. */
  readonly files: Readonly<Record<string, Readonly<Record<string, PlaywrightTestResult>>>>
}

/** Runs the Playwright of this repository on the case files beside this one. No browser is started. */
export async function runPlaywright(): Promise<PlaywrightRun> {
  const output = await mkdtemp(join(tmpdir(), 'expect-sentry-playwright-'))
  try {
    const report = join(output, 'report.json')
    const run = await runProcess(
      process.execPath,
      [PLAYWRIGHT, 'test', '--reporter=json', '--workers=1'],
      PROJECT,
      { EXPECT_SENTRY_OUTPUT: join(output, 'results'), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    )
    const { suites, errors }: Report = await readFile(report, 'utf8').then(JSON.parse, () => {
      throw new Error(`Playwright gave no report:\n${run.output}`)
    })
    const files = await Promise.all(
      suites.map(async (suite) => {
        const source = await readFile(join(PROJECT, suite.title), 'utf8')
        return [suite.title, Object.fromEntries(tests(suite, source.split('\n')))]
      }),
    )
    return {
      exitCode: run.exitCode,
      errors: errors.map(({ message }) => message),
      files: Object.fromEntries(files),
    }
  } finally {
    await rm(output, { recursive: true })
  }
}

function tests(suite: Suite, source: readonly string[]): [string, PlaywrightTestResult][] {
  const own = suite.specs.flatMap(({ title, tests: [test] }): [string, PlaywrightTestResult][] => {
    const result = test?.results.at(-1)
    return result ? [[title, told(result, source)]] : []
  })
  const nested = (suite.suites ?? []).flatMap((inner) =>
    tests(inner, source).map(([title, test]): [string, PlaywrightTestResult] => [
      `${inner.title} > ${title}`,
      test,
    ]),
  )
  return [...own, ...nested]
}

function told({ status, errors }: Result, source: readonly string[]): PlaywrightTestResult {
  const line = errors.at(-1)?.location?.line
  return {
    status,
    failures: errors.map(({ message }) => words(message)),
    line: line === undefined ? undefined : source[line - 1]?.trim(),
  }
}

function words(message: string): string {
  return message
    .replace(/^Error: /, '')
    .replace(/\n\n( {3}at .*\n\n)?> ?\d+ \|[\s\S]*$|\n\n( {3}at .*\n\n)? +\d+ \|[\s\S]*$/, '')
    .replace(/\n {4}at [\s\S]*$/, '')
    .replaceAll(/[0-9a-f]{32}/g, '<event_id>')
    .trimEnd()
}
