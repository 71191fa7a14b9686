import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PageData } from '../../../src/report/data/page-data.js'

const VITEST = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url))
export const SHOP = fileURLToPath(new URL('../projects/shop', import.meta.url))

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

/** Runs Vitest over the little shop beside this file. */
export async function runShop(wanted: Wanted, ...args: readonly string[]): Promise<ReportedRun> {
  const child = spawn(process.execPath, [VITEST, 'run', '--root', SHOP, ...args], {
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

/** Without what the outer Vitest tells its workers. */
function outerEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter(([name]) => !/^(VITEST|TEST$)/.test(name)))
}
