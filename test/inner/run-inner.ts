import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { InnerAnnotation, InnerError, InnerReport } from './reporter.js'

const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const REPORTER = fileURLToPath(new URL('./reporter.ts', import.meta.url))
const PROJECTS = new URL('./projects/', import.meta.url)

/** A run of Vitest inside a test: what passed and failed in it, why, and how it ended. */
export class InnerRun {
  readonly exitCode: number | null
  /** What its tests wrote to the console. */
  readonly printed: string
  readonly #folder: URL
  readonly #report: InnerReport

  constructor(folder: URL, exitCode: number | null, report: InnerReport) {
    this.#folder = folder
    this.printed = report.printed
    this.exitCode = exitCode
    this.#report = report
  }

  /** How many tests ended in each way, by project and file: `{ 'forks: a.case.ts': { passed: 3 } }`. */
  get counts(): Record<string, Record<string, number>> {
    const all = this.#report.modules.map(({ file, project, tests, errors }) => {
      const counts: Record<string, number> = {}
      for (const { state } of tests) counts[state] = (counts[state] ?? 0) + 1
      if (errors.length > 0) counts['errors of the file'] = errors.length
      return [project ? `${project}: ${file}` : file, counts] as const
    })
    return Object.fromEntries(all)
  }

  /** What the first tests that failed said, with their file. */
  firstFailures(most: number): string[] {
    const failed = this.#report.modules.flatMap(({ file, project, tests }) =>
      tests.flatMap(({ name, errors }) =>
        errors.map(({ message }) => `${project}: ${file}: ${name}: ${message}`),
      ),
    )
    return failed.slice(0, most)
  }

  get unhandled(): readonly string[] {
    return this.#report.unhandled
  }

  /** How each test of a file ended, by its name. */
  states(file: string, project?: string): Record<string, string> {
    return Object.fromEntries(
      this.#module(file, project).tests.map(({ name, state }) => [name, state]),
    )
  }

  /** The message of each failed test, `undefined` of each that passed. */
  outcomes(file: string): Record<string, string | undefined> {
    return Object.fromEntries(
      this.#module(file).tests.map(({ name, errors }) => [
        name,
        errors.length > 0 ? errors.map(({ message }) => message).join('\nand\n') : undefined,
      ]),
    )
  }

  /** The messages with which a test failed. */
  failures(file: string, name: string, project?: string): string[] {
    const test = this.#module(file, project).tests.find((other) => other.name === name)
    if (!test) throw new Error(`no test "${name}" in ${file}`)
    return test.errors.map(({ message }) => message)
  }

  /** The annotations of each test that has some, by its name. */
  annotations(file: string): Record<string, readonly InnerAnnotation[]> {
    const annotated = this.#module(file).tests.filter(({ annotations }) => annotations.length > 0)
    return Object.fromEntries(annotated.map(({ name, annotations }) => [name, annotations]))
  }

  /** The source line, trimmed, at which the last failure of each failed test points. */
  failedLines(file: string, project?: string): Record<string, string> {
    return Object.fromEntries(
      this.#module(file, project).tests.flatMap(({ name, errors }) => {
        const last = errors.at(-1)
        return last ? [[name, this.#sourceLine(file, last)]] : []
      }),
    )
  }

  /** Messages and source lines of what belongs to a file and to no test of it. */
  fileErrors(file: string, project?: string): { message: string; line: string }[] {
    return this.#module(file, project).errors.map((error) => ({
      message: error.message,
      line: this.#sourceLine(file, error),
    }))
  }

  #module(file: string, project = '') {
    const found = this.#report.modules.find(
      (module) => module.file === file && module.project === project,
    )
    if (!found) throw new Error(`no file ${file} in this run`)
    const [error] = found.errors
    if (error && found.tests.length === 0) throw new Error(`${file}: ${error.message}`)
    return found
  }

  #sourceLine(file: string, { line }: InnerError): string {
    if (line === undefined) return 'no line in the case file'
    const source = readFileSync(new URL(file, this.#folder), 'utf8')
    return (source.split('\n')[line - 1] ?? '').trim()
  }
}

/**
 * Runs the Vitest of this repository in a project.
 *
 * @param project the name of one beside this file, or the folder of another, with a slash at its end
 */
export async function runInner(project: string | URL): Promise<InnerRun> {
  const folder = project instanceof URL ? project : new URL(`${project}/`, PROJECTS)
  const child = spawn(
    process.execPath,
    [VITEST, 'run', '--root', fileURLToPath(folder), `--reporter=${REPORTER}`],
    { env: outerEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  const line = stdout.split('\n').findLast((text) => text.startsWith('{"modules":'))
  if (!line)
    throw new Error(`The inner run of ${folder.pathname} gave no report:\n${stdout}\n${stderr}`)
  const report: InnerReport = JSON.parse(line)
  return new InnerRun(folder, exitCode, report)
}

/** Without what the outer Vitest tells its workers. */
function outerEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter(([name]) => !/^(VITEST|TEST$)/.test(name)))
}
