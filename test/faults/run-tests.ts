import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess } from '../consumers/run-process.js'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const config = fileURLToPath(new URL('./vitest.config.ts', import.meta.url))

/** What the tests in one folder said. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Every failure, and what kept a file from running at all. */
  readonly text: string
}

export interface TestRun {
  /** All that Vitest printed. */
  readonly output: string
  /** Of the folder of this name. */
  outcome(name: string): Outcome
}

/** A folder inside of the project, where copies find the same packages; gone when `work` ended. */
export async function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(join(root, '.tmp'), { recursive: true })
  const folder = await mkdtemp(join(root, '.tmp/copies-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes each source as the one test file of a folder of its name. */
export async function writeTests(
  folder: string,
  sources: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, source] of Object.entries(sources)) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'only.test.ts'), source)
  }
}

/** Runs `<folder>/<name>/*.test.ts` for all names, in one real run of Vitest. */
export async function runTests(folder: string): Promise<TestRun> {
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`]
  const args = [vitest, 'run', '--root', folder, '--config', config, ...reporters]
  const { output } = await runProcess(process.execPath, args, root)
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`Vitest wrote no report:\n${output}`)
  })
  const { testResults }: { testResults: readonly ReportedFile[] } = JSON.parse(text)
  return { output, outcome: (name) => outcomeOf(testResults, join(folder, name)) }
}

/** The parts of Vitest's JSON report that are read here. */
interface ReportedFile {
  readonly name: string
  readonly message: string
  readonly assertionResults: readonly {
    readonly status: string
    readonly failureMessages: readonly string[] | null
  }[]
}

function outcomeOf(reported: readonly ReportedFile[], folder: string): Outcome {
  const files = reported.filter(({ name }) => name.startsWith(`${folder}/`))
  if (files.length === 0) throw new Error(`Vitest ran no test in ${folder}`)
  const results = files.flatMap(({ assertionResults }) => assertionResults)
  return {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').length,
    text: [
      ...files.map(({ message }) => message),
      ...results.flatMap(({ failureMessages }) => failureMessages ?? []),
    ]
      .filter((text) => text !== '')
      .join('\n'),
  }
}
