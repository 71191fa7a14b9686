import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Fault } from './faults.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = join(root, 'examples/01-handled-and-unhandled')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const config = fileURLToPath(new URL('./vitest.config.ts', import.meta.url))

/** What one copy's own tests said. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Every failure, and what kept the file from running at all. */
  readonly text: string
}

/**
 * Copies the example once for each fault and once without any, and runs the tests of all copies in
 * one real run of Vitest.
 *
 * @throws Error for a fault that does not fit the source any more
 */
export async function runCopies(
  faults: readonly Fault[],
): Promise<Map<Fault | undefined, Outcome>> {
  await mkdir(join(root, '.tmp'), { recursive: true })
  // inside of the project, where the copies find the same packages
  const folder = await mkdtemp(join(root, '.tmp/faults-'))
  try {
    const copies = [undefined, ...faults]
    for (const [index, fault] of copies.entries()) await copyWith(fault, join(folder, `${index}`))
    const files = await runVitest(folder)
    return new Map(copies.map((fault, index) => [fault, outcomeOf(files, `/${index}/app.test.ts`)]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyWith(fault: Fault | undefined, to: string): Promise<void> {
  await cp(example, to, { recursive: true })
  if (!fault) return
  const file = join(to, fault.file)
  const parts = (await readFile(file, 'utf8')).split(fault.find)
  if (parts.length !== 2) {
    throw new Error(
      `The fault "${fault.name}" does not fit ${fault.file} any more: its text stands there ` +
        `${parts.length - 1} times: ${fault.find}`,
    )
  }
  await writeFile(file, parts.join(fault.replace))
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

async function runVitest(folder: string): Promise<readonly ReportedFile[]> {
  const report = join(folder, 'report.json')
  const args = ['run', '--root', folder, '--config', config]
  const output = await outputOf([vitest, ...args, '--reporter=json', `--outputFile=${report}`])
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`Vitest wrote no report:\n${output}`)
  })
  return JSON.parse(text).testResults
}

/** Runs Node to its end, red or green. */
function outputOf(args: readonly string[]): Promise<string> {
  // what the outer run tells its own workers would confuse the inner one
  const env = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV|SENTRY)/.test(name),
  )
  const child = spawn(process.execPath, args, { cwd: root, env: Object.fromEntries(env) })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}

function outcomeOf(files: readonly ReportedFile[], path: string): Outcome {
  const file = files.find(({ name }) => name.replaceAll('\\', '/').endsWith(path))
  if (!file) throw new Error(`Vitest ran no ${path}`)
  const { message, assertionResults } = file
  return {
    passed: assertionResults.filter(({ status }) => status === 'passed').length,
    failed: assertionResults.filter(({ status }) => status === 'failed').length,
    text: [message, ...assertionResults.flatMap((result) => result.failureMessages ?? [])].join(
      '\n',
    ),
  }
}
