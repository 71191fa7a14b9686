import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
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

/** The data that stands in a page. */
export async function dataIn(file: string): Promise<PageData> {
  const html = await readFile(file, 'utf8')
  const [, json = ''] =
    /<script type="application\/json" id="recorded">(.*?)<\/script>/s.exec(html) ?? []
  const data: PageData = JSON.parse(json)
  return data
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
