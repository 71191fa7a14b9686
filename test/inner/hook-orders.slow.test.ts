import { describe, expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const [orders, lastAfterAll] = await Promise.all([
  runInner('hook-orders'),
  runInner('last-after-all'),
])

const file = 'hooks.case.ts'

describe.each(['stack', 'list', 'parallel'])('sequence.hooks: %s', (order) => {
  test('what a hook did not await fails the test that it belongs to', () => {
    expect(orders.states(file, order)).toEqual({
      'forgotten in a beforeAll > test': 'failed',
      'forgotten in a beforeEach > test': 'failed',
      'forgotten in an afterEach > test': 'failed',
      'forgotten in a test, passing > test': 'failed',
      'awaited in hooks > test': 'passed',
    })
  })

  test('each failure points into its hook', () => {
    expect(orders.failedLines(file, order)).toEqual({
      'forgotten in a beforeAll > test': "expect(sentry).toHaveCapturedMessage('in a beforeAll')",
      'forgotten in a beforeEach > test': "expect(sentry).toHaveCapturedMessage('in a beforeEach')",
      'forgotten in an afterEach > test': "expect(sentry).toHaveCapturedMessage('in an afterEach')",
      'forgotten in a test, passing > test': 'expect(sentry).toHaveCapturedNothing()',
    })
  })

  test('the last afterAll fails the file', () => {
    const call = 'expect(sentry).toHaveCapturedMessage("in an afterAll")'
    expect(orders.fileErrors(file, order)).toEqual([
      {
        message:
          `${call} was not awaited, so its test could not fail by it. Write:\n\n` +
          `    await ${call}\n\nAwaited, it would have failed with:\n\n${call}\n\n` +
          'Expected: a message "in an afterAll"\n' +
          'Captured: nothing (no envelope reached the transport)',
        line: "expect(sentry).toHaveCapturedMessage('in an afterAll')",
      },
    ])
  })
})

test('a forgotten await in an afterAll is enough to fail a run in which every test passed', () => {
  expect(lastAfterAll.exitCode).toBe(1)
  expect(lastAfterAll.states('after-all.case.ts')).toEqual({
    'forgotten in an afterAll > test': 'passed',
  })
  const call = 'expect(sentry).toHaveCapturedNothing()'
  expect(lastAfterAll.fileErrors('after-all.case.ts')).toEqual([
    {
      message:
        `${call} was not awaited, so its test could not fail by it. Write:\n\n` +
        `    await ${call}\n\nAwaited, it would have passed this time.`,
      line: call,
    },
  ])
})
