import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { root } from '../faults/run-tests.js'
import { allBlocksOf, blockWith, comparable, unindented } from './blocks.js'
import { changed, examples, shownFailures, sourcesOf } from './examples.js'

const LIMIT = 120_000
/** What is printed, changed or typed into a shell; all other blocks are source. */
const NO_SOURCE = ['text', 'diff', 'sh']

const folders = await examples()

test('the map leads to every example, in order', async () => {
  const map = await readFile(join(root, 'examples/README.md'), 'utf8')
  const rows = map.split('\n').filter((line) => line.startsWith('| ['))

  expect(rows.map((row) => row.match(/^\| \[.+?\]\((.+?)\)/)?.[1])).toEqual(folders)
})

describe.each(folders)('examples/%s', (example) => {
  test('every block of source stands in a file beside the README', async () => {
    const sources = [...(await sourcesOf(example)).values()].map(unindented)
    const blocks = (await allBlocksOf(`examples/${example}/README.md`)).filter(
      ({ language }) => !NO_SOURCE.includes(language),
    )

    const strangers = blocks.filter(
      ({ code }) => !sources.some((source) => source.includes(unindented(code))),
    )

    expect(blocks.length).toBeGreaterThan(1)
    expect(strangers).toEqual([])
  })

  test('it has a failure to read, of a change that fits its source', async () => {
    const failures = await shownFailures(example)

    expect(failures).not.toEqual([])
    for (const { diff, text } of failures) {
      expect(await changed(example, diff)).toBeDefined()
      expect(text).toMatch(/^(Error: )?expect\(/)
    }
  })
})

test('npm run example prints what the first README shows, and nothing else', {
  timeout: LIMIT,
}, async () => {
  const example = 'examples/01-handled-and-unhandled'
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const responses = await blockWith(`${example}/README.md`, 'text', 'GET /handled\n')
  const stream = await blockWith(`${example}/README.md`, 'text', 'Issue stream:')

  const args = [tsx, `${example}/show.ts`]
  const { exitCode, output } = await runProcess(process.execPath, args, root)

  expect(comparable(output)).toBe(comparable(responses + stream))
  expect(exitCode).toBe(0)
})
