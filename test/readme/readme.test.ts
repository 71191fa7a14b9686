import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFakeTransport } from 'expect-sentry'
import { matchers } from 'expect-sentry/matchers'
import { beforeAll, describe, expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { inTemporaryFolder, root, runTests, type TestRun, writeTests } from '../faults/run-tests.js'
import { blocksOf, blockWith, excerpt, isWhole } from './blocks.js'

const LIMIT = 120_000

/** What a part of a file is about: README.md has introduced all of it. */
const INTRODUCED = `
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
const sentry = createFakeTransport()
class PaymentError extends Error { override name = 'PaymentError' }
declare function checkout(): void
`

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

test('every matcher and every member stands in a table', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const rows = readme.split('\n').filter((line) => line.startsWith('|'))
  const code = rows.flatMap((row) => row.match(/`[^`]+`/g) ?? [])
  const told = new Set(code.flatMap((span) => span.match(/\w+/g) ?? []))

  const names = [...Object.keys(matchers), ...membersOf(createFakeTransport())]

  expect(names).toContain('toHaveBreadcrumb')
  expect(names).toContain('lastEvent')
  expect(names.filter((name) => !told.has(name))).toEqual([])
})

/** Its own and inherited ones. */
function membersOf(object: object): string[] {
  const members = Object.getOwnPropertyNames(object)
  const parent: unknown = Reflect.getPrototypeOf(object)
  const inherited = parent instanceof Object && parent !== Object.prototype ? membersOf(parent) : []
  return [...members, ...inherited].filter((name) => name !== 'constructor')
}

test('every ts block type-checks', { timeout: LIMIT }, async () => {
  const blocks = await blocksOf('README.md', 'ts')

  expect(blocks.length).toBeGreaterThan(6)
  await inTemporaryFolder(async (folder) => {
    for (const [index, code] of blocks.entries()) {
      const file = isWhole(code)
        ? code
        : `${INTRODUCED}\nexport async function part() {\n${code}\n}\n`
      await writeFile(join(folder, `block-${index + 1}.ts`), file)
    }
    const include = ['*.ts', join(root, 'src/vitest.ts')]
    const config = { extends: join(root, 'tsconfig.json'), include, exclude: [] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')

    const { exitCode, output } = await runProcess(process.execPath, [tsc, '-p', folder], root)

    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' })
  })
})

describe('run as a reader would run them', () => {
  let run: TestRun

  beforeAll(async () => {
    const [first = '', ...blocks] = await blocksOf('README.md', 'ts')
    const tests = blocks.filter((code) => /^test\(/m.test(code) && !isWhole(code))
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

  test('so do the tests that build on it', () => {
    expect(run.outcome('parts')).toEqual({ passed: 3, failed: 0, text: '' })
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
