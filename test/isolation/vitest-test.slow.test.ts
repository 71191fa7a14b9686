import { expect, test } from 'vitest'
import { type InnerRun, runInner } from '../inner/run-inner.js'

const run: InnerRun = await runInner(new URL('./projects/vitest-test/', import.meta.url))

const LEFT_OUT = [
  'a test that nobody has written',
  'a test that is left out',
  'a test that is left out on a condition',
  'a test that gives itself up',
]

test("the door's test has all that Vitest's has", () => {
  const states = Object.entries(run.states('all-of-it.case.ts'))
  const skipped = states.filter(([, state]) => state === 'skipped').map(([name]) => name)

  expect(skipped).toEqual(LEFT_OUT)
  expect(states.filter(([, state]) => state === 'failed')).toEqual([])
  expect(states.length).toBeGreaterThan(15)
  expect(run.fileErrors('all-of-it.case.ts')).toEqual([])
  expect(run.exitCode).toBe(0)
})

test('only leaves the others of its file out', () => {
  expect(run.states('only.case.ts')).toEqual({
    'a test beside those that run alone': 'skipped',
    'a test that runs alone': 'passed',
    'and one beside it: one': 'passed',
    'and one beside it: two': 'passed',
  })
})
