import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { inTemporaryFolder, root, runTests, type TestRun, writeTests } from '../faults/run-tests.js'
import { blocksOf, blockWith, excerpt, isWhole } from './blocks.js'
import { INTRODUCED } from './introduced.js'
import { pages } from './pages.js'

const LIMIT = 120_000

/** An event that the query in README.md is about. */
const CAPTURED = `
Sentry.init(sentry.instrument({}))
Sentry.setUser({ id: 7 })
for (const category of ['cart', 'nav', 'till']) Sentry.addBreadcrumb({ category, message: 'pay' })
Sentry.captureException(new PaymentError('card declined'), {
  level: 'error',
  tags: { vip: true },
  extra: { items: ['mug', 'spoon'] },
})
`

describe('run as a reader would run them', () => {
  let run: TestRun

  beforeAll(async () => {
    const [first = '', ...blocks] = await blocksOf('README.md', 'ts')
    const elsewhere = await Promise.all((await pages()).map((page) => blocksOf(page, 'ts')))
    const tests = elsewhere.flat().filter((code) => /^test\(/m.test(code) && !isWhole(code))
    const query = blocks.find((code) => code.includes('payload:')) ?? ''
    run = await inTemporaryFolder(async (folder) => {
      await writeTests(folder, {
        first,
        unhandled: first.replace('toHaveCapturedHandled', 'toHaveCapturedUnhandled'),
        dropped: first.replace('instrument({', 'instrument({ beforeSend: () => null,'),
        parts: [first, ...tests].join('\n'),
        concurrent: blocks.find((code) => code.includes('test.concurrent')) ?? '',
        query: `${INTRODUCED}\ntest('', async () => {\n${CAPTURED}\n${query}\n})`,
      })
      return runTests(folder)
    })
  }, LIMIT)

  test('the first snippet passes', () => {
    expect(run.outcome('first')).toEqual({ passed: 1, failed: 0, text: '' })
  })

  test('so do the tests of all pages that build on it', () => {
    const { passed, failed, text } = run.outcome('parts')
    expect({ failed, text }).toEqual({ failed: 0, text: '' })
    expect(passed).toBeGreaterThan(2)
  })

  test('so do the concurrent ones', () => {
    expect(run.outcome('concurrent')).toEqual({ passed: 2, failed: 0, text: '' })
  })

  test('so does the query', () => {
    expect(run.outcome('query')).toEqual({ passed: 1, failed: 0, text: '' })
  })

  test('the failure is what the wrong matcher prints', async () => {
    const text = await blockWith('README.md', 'text', 'Nearest:')
    const { printed, shown } = excerpt(run.output, text)

    expect(run.outcome('unhandled')).toMatchObject({ passed: 0, failed: 1 })
    expect(printed).toBe(shown)
  })

  test('the line about a drop is what is printed then', async () => {
    const text = await blockWith('README.md', 'text', 'Dropped:')
    const { printed, shown } = excerpt(run.output, text)

    expect(run.outcome('dropped')).toMatchObject({ passed: 0, failed: 1 })
    expect(printed).toBe(shown)
  })

  test('what is for node:test passes there', { timeout: LIMIT }, async () => {
    const code = await blockWith('README.md', 'ts', 'node:test')
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'node.test.ts')
      await writeFile(file, code)
      const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')

      const { exitCode, output } = await runProcess(process.execPath, [tsx, file], root)

      expect(output).toContain('# pass 1\n')
      expect(exitCode).toBe(0)
    })
  })
})
