import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack } from '../consumers/pack.js'
import { configSnippet, firstSnippet } from '../consumers/readme.js'
import { type ProcessRun, runProcess } from '../runners/run-process.js'
import { blockWith, excerpt } from './blocks.js'

const LIMIT = 300_000

let parent: string
let tarball: string

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'expect-sentry-newcomer-'))
  tarball = await pack(parent)
}, LIMIT)

afterAll(() => rm(parent, { recursive: true, force: true }))

test('from an empty folder to a red and a green assertion in six steps out of the README', {
  timeout: LIMIT,
}, async () => {
  const shop = new Newcomer(join(parent, 'shop'))
  await mkdir(shop.folder)
  const failure = await blockWith('README.md', 'text', 'Nearest:')
  const run = await blockWith('README.md', 'sh', 'npx vitest run')

  const installed = await shop.types(await blockWith('README.md', 'sh', 'npm install --save-dev'))
  await shop.saves('vitest.config.mts', await configSnippet())
  await shop.saves('checkout.test.ts', await firstSnippet('wrong handled'))
  const red = await shop.types(run)
  await shop.saves('checkout.test.ts', await firstSnippet('as it is'))
  const green = await shop.types(run)

  expect(installed.exitCode).toBe(0)
  const { printed, shown } = excerpt(red.output, failure)
  expect(printed).toBe(shown)
  expect(red.exitCode).toBe(1)
  expect(green.output).toContain('1 passed')
  expect(green.exitCode).toBe(0)
  // Vite warns so of a configuration in ES modules that is named as if it were CommonJS
  expect(green.output).not.toContain('(!)')
  expect(shop.steps).toBe(6)
})

/** Somebody who follows the README in a folder of their own. */
class Newcomer {
  readonly folder: string
  steps = 0

  constructor(folder: string) {
    this.folder = folder
  }

  /** A command of the README; the package comes as it was packed, not from the registry. */
  async types(block: string): Promise<ProcessRun> {
    this.steps++
    const [program = '', ...args] = block.trim().split(' ')
    const own = args.map((arg) => (arg === 'expect-sentry' ? tarball : arg))
    return runProcess(program, own, this.folder)
  }

  async saves(file: string, text: string): Promise<void> {
    this.steps++
    await writeFile(join(this.folder, file), text)
  }
}
