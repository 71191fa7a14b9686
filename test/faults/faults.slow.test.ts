import { beforeAll, describe, expect, test } from 'vitest'
import { faults } from './faults.js'
import { runFaults } from './run-faults.js'

const TESTS = 6

describe('the tests of examples/01', () => {
  let outcomes: Awaited<ReturnType<typeof runFaults>>

  beforeAll(async () => {
    outcomes = await runFaults(faults)
  }, 120_000)

  test('are green as they stand', () => {
    expect(outcomes.get(undefined)).toMatchObject({ passed: TESTS, failed: 0 })
  })

  test.each(faults)('turn red when $name', (fault) => {
    const outcome = outcomes.get(fault)

    expect(outcome?.passed).toBeLessThan(TESTS)
    expect(outcome?.text).toContain(fault.says)
  })
})

test('a fault that no longer fits its source is an error', async () => {
  const stale = { ...faults[0], find: 'captureNothing(' }

  await expect(runFaults([stale])).rejects.toThrow(
    'The fault "a caught error is swallowed" does not fit app.ts any more: its text stands there ' +
      '0 times: captureNothing(',
  )
})
