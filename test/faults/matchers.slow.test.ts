import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { matchers } from 'expect-sentry/matchers'
import { beforeAll, expect, test } from 'vitest'
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

let outcomes: ReadonlyMap<Variant, Outcome>
const variants: Variant[] = used.flatMap(({ without, example }) =>
  example === undefined ? [] : [{ without, example }],
)

beforeAll(async () => {
  outcomes = await runVariants(variants)
}, LIMIT)

test('every matcher is used in an example', () => {
  expect(used.filter(({ example }) => example === undefined)).toEqual([])
})

test.each(names)('without %s an example fails', (name) => {
  const variant = variants.find(({ without }) => without === name)
  const outcome = variant && outcomes.get(variant)

  expect(outcome?.failed).toBeGreaterThan(0)
  expect(outcome?.text).toContain(name)
})
