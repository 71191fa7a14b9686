import { beforeAll, describe, expect, test } from 'vitest'
import { type Fault, faults } from './faults.js'
import { type Outcome, runCopies } from './run-copies.js'

let outcomes: Map<Fault | undefined, Outcome>

beforeAll(async () => {
  outcomes = await runCopies(faults)
}, 120_000)

describe('the tests of examples/01', () => {
  test('are green as they stand', () => {
    expect(outcomes.get(undefined)).toMatchObject({ passed: 6, failed: 0 })
  })

  test.each(faults)('turn red when $name', (fault) => {
    const outcome = outcomes.get(fault)

    expect(outcome?.passed).toBeLessThan(6)
    expect(outcome?.text).toContain(fault.says)
  })
})

test('a fault that no longer fits its source is an error', async () => {
  const [fault] = faults
  if (!fault) throw new Error('there are no faults')

  await expect(runCopies([{ ...fault, find: 'captureNothing(' }])).rejects.toThrow(
    'The fault "a caught error is swallowed" does not fit app.ts any more: its text stands there ' +
      '0 times: captureNothing(',
  )
})
