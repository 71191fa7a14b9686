import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { matchers } from 'expect-sentry/matchers'
import { beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../readme/examples.js'
import { runVariants, testsIn, type Variant } from './run-faults.js'
import { type Outcome, root } from './run-tests.js'

const LIMIT = 600_000

const names = Object.keys(matchers)
const sources = await Promise.all(
  (await examples()).map(async (example) => {
    const folder = join(root, 'examples', example)
    const files = (await testsIn(folder)).map((path) => readFile(join(folder, path), 'utf8'))
    return { example, source: (await Promise.all(files)).join('\n') }
  }),
)
/** The first example that uses each. */
const used = names.map((without) => ({
  without,
  example: sources.find(({ source }) => source.includes(`.${without}(`))?.example,
}))

test('every matcher is used in an example', () => {
  expect(used.filter(({ example }) => example === undefined)).toEqual([])
})

describe.each([...new Set(used.flatMap(({ example }) => example ?? []))])(
  'examples/%s fails',
  (example) => {
    const variants = used
      .filter((use) => use.example === example)
      .map(({ without }) => ({ example, without }))
    let outcomes: ReadonlyMap<Variant, Outcome>

    beforeAll(async () => {
      outcomes = await runVariants(variants)
    }, LIMIT)

    test.each(variants)('without $without', (variant) => {
      const outcome = outcomes.get(variant)

      expect(outcome?.failed).toBeGreaterThan(0)
      expect(outcome?.text).toContain(variant.without)
    })
  },
)
