import { describe, expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const run = await runInner('pools')
const files = ['first.case.ts', 'second.case.ts']

test('such a run fails, and by its tests alone', () => {
  expect(run.exitCode).toBe(1)
  expect(run.unhandled).toEqual([])
})

describe.each(['threads', 'one process'])('%s', (project) => {
  test.each(files)('a forgotten await fails its test in %s', (file) => {
    expect(run.states(file, project)).toEqual({
      'forgotten, failing': 'failed',
      'forgotten, passing': 'failed',
      awaited: 'passed',
    })
    expect(run.failedLines(file, project)).toEqual({
      'forgotten, failing': 'expect(sentry).toHaveCapturedHandled()',
      'forgotten, passing': 'expect(sentry).toHaveCapturedNothing()',
    })
  })
})

test('a file that the hooks do not reach fails at once, and says why', () => {
  const project = 'one process, door imported'
  const failures = files.map((file) => run.failures(file, 'awaited', project))
  // Vitest imports the setup file for both, and that one the door for the first alone
  expect(failures.sort()).toEqual([
    [],
    [
      'expect(sentry).toHaveCapturedHandled("declined", { times: 1 })\n\n' +
        'This test file runs without the hooks of expect-sentry: nothing resets recordings ' +
        'between its tests, and a forgotten await would pass. List the door itself in the ' +
        "setupFiles of the runner, setupFiles: ['expect-sentry/vitest'], not a file that imports " +
        'it: with isolate: false such a file imports it once per worker.',
    ],
  ])
  const states = files.map((file) => run.states(file, project)['forgotten, passing'])
  expect(states).toEqual(['failed', 'failed'])
})
