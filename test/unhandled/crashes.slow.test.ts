import { expect, test } from 'vitest'
import { runInner } from '../inner/run-inner.js'

const runOf = (name: string) => runInner(new URL(`./projects/${name}/`, import.meta.url))
const withHelper = await runOf('with-helper')
const withoutHelper = await runOf('without-helper')
const threads = await runOf('threads')

test('a real crash in a timer, with allowUnhandled(): the run is green', () => {
  expect(withHelper.states('crash.case.ts')).toEqual({
    'a crash in a timer is reported as unhandled': 'passed',
    'the next test goes on as ever': 'passed',
  })
  expect(withHelper.unhandled).toEqual([])
  expect(withHelper.exitCode).toBe(0)
})

// Vitest leaves such an error to others when they listen too, and the SDK does
test('the same without it', () => {
  expect(withoutHelper.states('crash.case.ts')).toEqual({ 'a crash in a timer': 'passed' })
  expect(withoutHelper.unhandled).toEqual([])
  expect(withoutHelper.exitCode).toBe(0)
})

test('in worker threads: rejections, and an error that points to a process', () => {
  expect(threads.outcomes('threads.case.ts')).toEqual({
    'a rejection is reported as unhandled': undefined,
    'an uncaught exception is not the SDK’s there, and the error says so': undefined,
  })
  expect(threads.unhandled).toEqual([])
  expect(threads.exitCode).toBe(0)
})
