import { expect, test } from 'vitest'
import { type InnerRun, runInner } from '../inner/run-inner.js'

const run: InnerRun = await runInner(new URL('./projects/strays/', import.meta.url))

const HOW =
  'What a server reports finds its test by the trace headers of the request: with SDK 10 and 11, ' +
  'when the test makes it with fetch or node:http. What is meant to belong to none can be asserted ' +
  'in afterAll, on the recording that the file shares.'

test('what belongs to no test is given to none, and a test that fails is told of it', () => {
  const file = 'named.case.ts'
  expect(run.states(file)).toEqual({
    'a test that passes has nothing of it': 'passed',
    'a test that looks for it fails': 'failed',
  })
  const [, beside] = run.failures(file, 'a test that looks for it fails')
  expect(beside).toBe(
    `Beside this test: 1 event that belongs to no test (Error: the disk is full). ${HOW}`,
  )
})

test('a file that passes prints what it left', () => {
  expect(run.states('printed.case.ts')).toEqual({ 'has nothing of it': 'passed' })
  expect(run.fileErrors('printed.case.ts')).toEqual([])
  expect(run.printed).toContain(
    `expect-sentry: 1 event that belongs to no test (Error: the queue is stuck). ${HOW}`,
  )
})

test('what an afterAll asserts is no stray', () => {
  expect(run.states('asserted.case.ts')).toEqual({ 'has nothing of it': 'passed' })
  expect(run.printed).not.toContain('the cache is cold')
})

test('with SDK 9, which cannot tell whose it is, or with strict, the file fails', () => {
  for (const [file, title] of [
    ['sdk-9.case.ts', 'Error: of whichever test'],
    ['strict.case.ts', 'Error: not asserted'],
  ] as const) {
    expect(run.states(file)).toEqual({ 'has nothing of it': 'passed' })
    expect(run.fileErrors(file).map(({ message }) => message)).toEqual([
      `1 event that belongs to no test (${title}). ${HOW}`,
    ])
  }
})

test('with strict, what is in flight at the end of a test fails that test and no other', () => {
  const file = 'silence.case.ts'
  expect(run.states(file)).toEqual({
    'ends with an event in flight, and fails by it': 'failed',
    'the next test has nothing to do with it': 'passed',
  })
  expect(run.failures(file, 'ends with an event in flight, and fails by it')).toEqual([
    expect.stringMatching(
      /^strict: true asks .*Captured: 1 exception; 1 event unasserted\n {4}1: TypeError: in the last moment/s,
    ),
  ])
})
