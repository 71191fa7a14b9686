import { expect, test } from 'vitest'
import { runInner } from '../inner/run-inner.js'

const run = await runInner(new URL('./projects/all-kinds/', import.meta.url))

test('a hundred concurrent tests report every kind of item, and none sees another’s', () => {
  expect(run.firstFailures(3)).toEqual([])
  const hundred = { passed: 100 }
  expect(run.counts).toEqual({
    'forks: sdk-8.case.ts': hundred,
    'forks: sdk-9.case.ts': hundred,
    'forks: sdk-10.case.ts': hundred,
    'forks: sdk-11.case.ts': hundred,
    'threads: sdk-10.case.ts': hundred,
    'threads: sdk-11.case.ts': hundred,
    'vmForks: sdk-11.case.ts': hundred,
    'vmThreads: sdk-11.case.ts': hundred,
    'one process: sdk-11.case.ts': hundred,
    'one process: sdk-11-again.case.ts': hundred,
    'fifty rounds: sdk-10.case.ts': { passed: 5_000 },
    'fifty rounds: sdk-11.case.ts': { passed: 5_000 },
  })
  expect(run.exitCode).toBe(0)
})
