import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess } from '../run-process.js'

const PROJECT = fileURLToPath(new URL('./project', import.meta.url))
const JEST = join(
  dirname(createRequire(import.meta.url).resolve('jest/package.json')),
  'bin/jest.js',
)

/** What is read here of `jest --json`. */
interface JestReport {
  readonly testResults: readonly {
    readonly name: string
    /** As Jest prints it: what belongs to no single test stands here alone. */
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** A run of Jest inside a test: what passed and failed in it, why, and how it ended. */
export class JestRun {
  readonly exitCode: number | null
  readonly #report: JestReport

  constructor(exitCode: number | null, report: JestReport) {
    this.exitCode = exitCode
    this.#report = report
  }

  states(file: string): Record<string, string> {
    return Object.fromEntries(
      this.#file(file).assertionResults.map(({ fullName, status }) => [fullName, status]),
    )
  }

  /** What each failed test said, without the frames of its stacks and with masked event ids. */
  failures(file: string): Record<string, readonly string[]> {
    return Object.fromEntries(
      this.#file(file).assertionResults.flatMap(({ fullName, failureMessages }) =>
        failureMessages.length > 0 ? [[fullName, failureMessages.map(words)]] : [],
      ),
    )
  }

  /** The source line to which the first frame of a test's last failure points. */
  failedLines(file: string): Record<string, string | undefined> {
    return Object.fromEntries(
      this.#file(file).assertionResults.flatMap(({ fullName, failureMessages }) => {
        const last = failureMessages.at(-1)
        return last === undefined ? [] : [[fullName, sourceLine(file, last)]]
      }),
    )
  }

  message(file: string): string {
    return this.#file(file).message
  }

  #file(name: string) {
    const found = this.#report.testResults.find((file) => file.name === join(PROJECT, name))
    if (!found) throw new Error(`no file ${name} in this run`)
    if (found.assertionResults.length === 0) throw new Error(found.message)
    return found
  }
}

/** Runs the Jest of this repository on case files beside this one. */
export async function runJest(...args: string[]): Promise<JestRun> {
  const { exitCode, stdout, output } = await runProcess(
    process.execPath,
    [JEST, '--config', join(PROJECT, 'jest.config.cjs'), '--json', '--silent', ...args],
    PROJECT,
  )
  const line = stdout.split('\n').find((text) => text.startsWith('{'))
  if (!line) throw new Error(`Jest gave no report:\n${output}`)
  const report: JestReport = JSON.parse(line)
  return new JestRun(exitCode, report)
}

function words(failure: string): string {
  return failure
    .replace(/\n {4}at .*/g, '')
    .replace(/^Error: /, '')
    .replaceAll(/[0-9a-f]{32}/g, '<event_id>')
}

function sourceLine(file: string, failure: string): string | undefined {
  const [, frame = ''] = /\n {4}at (.*)/.exec(failure) ?? []
  const line = new RegExp(`${file}:(\\d+):`).exec(frame)?.[1]
  if (line === undefined) return `not in ${file}: ${frame}`
  return readFileSync(join(PROJECT, file), 'utf8').split('\n')[Number(line) - 1]?.trim()
}
