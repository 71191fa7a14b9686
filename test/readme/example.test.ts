import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { inTemporaryFolder, root, runTests } from '../faults/run-tests.js'
import { blocksOf, blockWith, comparable, excerpt, patched, unindented } from './blocks.js'

const LIMIT = 60_000
const EXAMPLE = 'examples/01-handled-and-unhandled'
const README = `${EXAMPLE}/README.md`

test('every ts block stands in a file beside the README', async () => {
  const names = (await readdir(join(root, EXAMPLE))).filter((name) => name.endsWith('.ts'))
  const sources = await Promise.all(
    names.map(async (name) => unindented(await readFile(join(root, EXAMPLE, name), 'utf8'))),
  )
  const blocks = await blocksOf(README, 'ts')

  const strangers = blocks.filter(
    (code) => !sources.some((source) => source.includes(unindented(code))),
  )

  expect(blocks.length).toBeGreaterThan(6)
  expect(strangers).toEqual([])
})

test('npm run example prints what the README shows, and nothing else', {
  timeout: LIMIT,
}, async () => {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const responses = await blockWith(README, 'text', 'GET /handled\n')
  const stream = await blockWith(README, 'text', 'Issue stream:')

  const args = [tsx, `${EXAMPLE}/show.ts`]
  const { exitCode, output } = await runProcess(process.execPath, args, root)

  expect(comparable(output)).toBe(comparable(responses + stream))
  expect(exitCode).toBe(0)
})

test('with the change of the README, its tests fail as it says', { timeout: LIMIT }, async () => {
  const diff = await blockWith(README, 'diff', 'catch (error)')
  const failure = await blockWith(README, 'text', 'Nearest:')

  await inTemporaryFolder(async (folder) => {
    const copy = join(folder, 'example')
    const app = join(copy, 'app.ts')
    await cp(join(root, EXAMPLE), copy, { recursive: true })
    await writeFile(app, patched(await readFile(app, 'utf8'), diff))

    const run = await runTests(folder)

    const { printed, shown } = excerpt(run.output, failure)
    expect(printed).toBe(shown)
    expect(run.outcome('example')).toMatchObject({ passed: 4, failed: 2 })
  })
})
