import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { PageData } from '../../../src/report/data/page-data.js'

const VITEST = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url))
const PROJECTS = fileURLToPath(new URL('../projects', import.meta.url))
export const SHOP = `${PROJECTS}/shop`

export interface ReportedRun {
  readonly exitCode: number | null
  readonly output: string
}

/** Files to write: the report by this reporter, and a blob to merge. */
export interface Wanted {
  readonly REPORTER?: string
  readonly REPORT?: string
  readonly BLOB?: string
}

/** Runs Vitest over the little shop. */
export function runShop(wanted: Wanted, ...args: readonly string[]): Promise<ReportedRun> {
  return runProject('shop', wanted, ...args)
}

/** Runs Vitest over one of the projects beside this folder. */
export async function runProject(
  name: string,
  wanted: Wanted,
  ...args: readonly string[]
): Promise<ReportedRun> {
  const child = spawn(process.execPath, [VITEST, 'run', '--root', `${PROJECTS}/${name}`, ...args], {
    env: { ...outerEnvironment(), ...wanted },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  return { exitCode, output }
}

export function gzip(text: string): string {
  return gzipSync(text).toString('base64')
}

/** The data that stands in a page, in either form. */
export function dataOf(html: string): PageData {
  const [, form, text = ''] = /id="recorded" data-form="(\w+)">(.*?)<\/script>/s.exec(html) ?? []
  return JSON.parse(form === 'gzip' ? gunzipSync(Buffer.from(text, 'base64')).toString() : text)
}

/** The data that stands in the page of a file. */
export async function dataIn(file: string): Promise<PageData> {
  const html = await readFile(file, 'utf8')
  return dataOf(html)
}

/** Issues with their tests: what does not depend on time, ids and the order in which workers end. */
export function told({ issues, events, tests }: PageData): string[] {
  return issues
    .flatMap((issue) =>
      issue.events.map((at) => {
        const event = events[at]
        const test = tests[event?.test ?? -1]
        return [
          issue.title,
          issue.drop?.reason,
          event?.asserted,
          event?.attempt,
          test?.name,
          test?.state,
        ].join(' | ')
      }),
    )
    .sort()
}

/** Without what the outer Vitest tells its workers. */
function outerEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter(([name]) => !/^(VITEST|TEST$)/.test(name)))
}
