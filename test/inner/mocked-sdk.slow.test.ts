import { describe, expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const run = await runInner('mocked-sdk')

const WHY =
  'The module "@sentry/node" is mocked in this test file: what the app captures never reaches ' +
  'the SDK. Remove the mock; with the fake transport the real SDK sends nothing out.'
const POSITIVE = `expect(sentry).toHaveCapturedHandled("swallowed")\n\n${WHY}`
const NEGATIVE = `expect(sentry).not.toHaveCapturedException()\n\n${WHY}`

test('such a run fails, and by its tests alone', () => {
  expect(run.exitCode).toBe(1)
  expect(run.unhandled).toEqual([])
})

describe("vi.mock('@sentry/node')", () => {
  test('without a factory', () => {
    expect(run.outcomes('automock.case.ts')).toEqual({
      positive: POSITIVE,
      negative: NEGATIVE,
      attach: 'sentry.attach() got a mocked SDK: remove the mock, the real one stays offline.',
    })
  })

  test('with a factory', () => {
    expect(run.outcomes('factory.case.ts')).toEqual({ positive: POSITIVE, negative: NEGATIVE })
  })

  test('with a factory that leaves init real', () => {
    expect(run.outcomes('partial.case.ts')).toEqual({ positive: POSITIVE, negative: NEGATIVE })
  })

  test('in the middle of a test, and taken away again', () => {
    expect(run.outcomes('do-mock.case.ts')).toEqual({
      'mocked within a test, and unmocked': undefined,
    })
  })

  test('with { spy: true }: the functions are the real ones, and recorded', () => {
    const outcomes = run.outcomes('spy.case.ts')
    expect(outcomes['spied functions are the real ones']).toBeUndefined()
    expect(outcomes['a wrong expectation still fails']).toContain(
      'Expected: no exception\nCaptured: 1 exception; 1 matches\n',
    )
  })
})

test('a mock of another module changes nothing', () => {
  expect(run.outcomes('other-module.case.ts')).toEqual({ 'asserts as ever': undefined })
})
