import { beforeAll, describe, expect, test } from 'vitest'
import { allFaults, runVariants, type Variant } from './run-faults.js'
import type { Outcome } from './run-tests.js'

const LIMIT = 600_000

const faults = await allFaults()

describe.each([...faults.keys()])('the tests of examples/%s', (example) => {
  const original: Variant = { example }
  const faulty = (faults.get(example) ?? []).map((fault) => ({ example, fault, name: fault.name }))
  let outcomes: ReadonlyMap<Variant, Outcome>

  beforeAll(async () => {
    outcomes = await runVariants([original, ...faulty])
  }, LIMIT)

  test('are green as they stand', () => {
    expect(outcomes.get(original)).toMatchObject({ failed: 0, text: '' })
    expect(outcomes.get(original)?.passed).toBeGreaterThan(0)
  })

  test.each(faulty)('turn red when $name', (variant) => {
    const outcome = outcomes.get(variant)

    // a file that does not load has failed too, and no test of it
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
