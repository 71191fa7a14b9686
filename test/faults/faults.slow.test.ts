import { beforeAll, describe, expect, test } from 'vitest'
import { allFaults, runVariants, type Variant } from './run-faults.js'
import type { Outcome } from './run-tests.js'

const LIMIT = 600_000

const faults = await allFaults()
const originals: readonly Variant[] = [...faults.keys()].map((example) => ({ example }))
const faulty = [...faults].flatMap(([example, list]) =>
  list.map((fault) => ({ example, fault, name: fault.name })),
)

describe('the tests of the examples', () => {
  let outcomes: ReadonlyMap<Variant, Outcome>

  beforeAll(async () => {
    outcomes = await runVariants([...originals, ...faulty])
  }, LIMIT)

  test.each(originals)('$example: green as they stand', (variant) => {
    expect(outcomes.get(variant)).toMatchObject({ failed: 0, text: '' })
    expect(outcomes.get(variant)?.passed).toBeGreaterThan(0)
  })

  test.each(faulty)('$example: red when $name', (variant) => {
    const outcome = outcomes.get(variant)

    expect(outcome?.text).toContain(variant.fault.says)
    expect(outcome?.text).not.toBe('')
  })
})

test('a fault that no longer fits its source is an error', async () => {
  const [fault] = faults.get('01-handled-and-unhandled') ?? []
  if (!fault) throw new Error('the first example has no faults')
  const stale = { ...fault, find: 'captureNothing(' }

  await expect(
    runVariants([{ example: '01-handled-and-unhandled', fault: stale }]),
  ).rejects.toThrow(
    'The fault "a caught error is swallowed" does not fit app.ts any more: its text stands there ' +
      '0 times: captureNothing(',
  )
})
