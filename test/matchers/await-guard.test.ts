import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { guardFile, unawaited } from '../../src/matchers/await-guard.js'
import { type RunnerState, recordingMatcher } from '../../src/matchers/matcher.js'
import { errorOf, firstLine, initCore } from './helpers.js'

/** What the door asks after each test is asked here within it; what was told is told once. */
const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  Sentry.captureException(new TypeError('boom'))
})

const assertion = () => expect(sentry).toHaveCapturedException(TypeError)

function text(call: string, outcome: string): string {
  return `${call} was not awaited, so its test could not fail by it. Write:\n\n    await ${call}\n\n${outcome}`
}

const WOULD_PASS = 'Awaited, it would have passed this time.'
const wouldFail = (failure: string) => `Awaited, it would have failed with:\n\n${failure}`

/** Leaves out what it says of the event. */
const withoutRows = (message: string) => message.replaceAll(/\n {4}\d: .*/g, '')

describe('an assertion that nobody awaited', () => {
  test.each<[string, () => unknown, string]>([
    [
      'that would have passed',
      () => expect(sentry).toHaveCapturedException(TypeError),
      text('expect(sentry).toHaveCapturedException(TypeError)', WOULD_PASS),
    ],
    [
      'that would have failed',
      () => expect(sentry).toHaveCapturedMessage(),
      text(
        'expect(sentry).toHaveCapturedMessage()',
        wouldFail(
          'expect(sentry).toHaveCapturedMessage()\n\nExpected: a message\nCaptured: 1 exception; none match',
        ),
      ),
    ],
    [
      'negated, that would have passed',
      () => expect(sentry).not.toHaveCapturedMessage(),
      text('expect(sentry).not.toHaveCapturedMessage()', WOULD_PASS),
    ],
    [
      'negated, that would have failed',
      () => expect(sentry).not.toHaveCapturedException(),
      text(
        'expect(sentry).not.toHaveCapturedException()',
        wouldFail(
          'expect(sentry).not.toHaveCapturedException()\n\nExpected: no exception\nCaptured: 1 exception; 1 matches',
        ),
      ),
    ],
    [
      'that could not be judged',
      () => expect(undefined).toHaveCapturedMessage(),
      text(
        'expect(sentry).toHaveCapturedMessage()',
        wouldFail(
          'expect(sentry).toHaveCapturedMessage()\n\nexpect() got undefined, which is no recording. ' +
            'Pass what createFakeTransport() returned: expect(sentry).',
        ),
      ),
    ],
    [
      'that is soft',
      () => expect.soft(sentry).toHaveCapturedException(),
      text('expect(sentry).toHaveCapturedException()', WOULD_PASS),
    ],
    [
      'that waits',
      () => sentry.waitForEvent(TypeError),
      text('sentry.waitForEvent(TypeError)', WOULD_PASS),
    ],
    [
      'that waits, with an option that is none',
      () => sentry.waitForEvent('bang', {}, { timeout: -1 }),
      text(
        'sentry.waitForEvent("bang", {}, { timeout: -1 })',
        wouldFail('timeout is a number of milliseconds, not -1.'),
      ),
    ],
  ])('%s', async (_, forget, expected) => {
    void forget()
    const error = await unawaited()
    expect(withoutRows(error?.message ?? '')).toBe(expected)
    expect(firstLine(error ?? {})).toContain('await-guard.test.ts')
    expect(await unawaited()).toBeUndefined()
  })
})

test('of several the first is told, and none again', async () => {
  void expect(sentry).toHaveCapturedException()
  void expect(sentry).toHaveCapturedMessage()
  expect((await unawaited())?.message).toMatch(/^expect\(sentry\)\.toHaveCapturedException\(\) was/)
  expect(await unawaited()).toBeUndefined()
})

describe('awaited is', () => {
  test.each<[string, () => unknown]>([
    ['what is awaited', async () => await assertion()],
    ['what is returned', () => assertion()],
    ['Promise.all', () => Promise.all([assertion(), assertion()])],
    ['.then()', () => assertion().then(() => {})],
    ['.catch()', () => assertion().catch(() => {})],
    ['.finally()', () => assertion().finally(() => {})],
    ['a soft one', () => expect.soft(sentry).toHaveCapturedException(TypeError)],
    ['one behind .resolves', () => expect(Promise.resolve(sentry)).resolves.toHaveCapturedEvent()],
    ['a wait', () => sentry.waitForEvent(TypeError)],
    ['one that fails', () => errorOf(() => expect(sentry).toHaveCapturedMessage())],
  ])('%s', async (_, use) => {
    await use()
    expect(await unawaited()).toBeUndefined()
  })

  test('what is awaited a moment later', async () => {
    const promise = assertion()
    const asked = unawaited()
    await promise
    expect(await asked).toBeUndefined()
  })
})

test('an assertion is a promise to whoever looks', async () => {
  const promise = assertion()
  expect(promise).toBeInstanceOf(Promise)
  expect(Object.prototype.toString.call(promise)).toBe('[object Promise]')
  await promise
})

describe('of tests that run at the same time, each answers for its own', () => {
  const mine = {}
  const other = {}

  test.each<[string, RunnerState, RunnerState]>([
    ['Vitest', { task: { id: '1' } }, { task: { id: '2' } }],
    ['Jest', { currentTestIdentity: () => mine }, { currentTestIdentity: () => other }],
  ])('where the runner names them: %s', async (_, state, others) => {
    const taskOf = ({ task, currentTestIdentity }: RunnerState) =>
      task?.id ?? currentTestIdentity?.()
    const judge = recordingMatcher('toHaveCapturedException')
    // as runners do: what this returns goes to the test
    void judge.call(state, sentry, TypeError).then((result) => result)
    expect(await unawaited(taskOf(others))).toBeUndefined()
    expect((await unawaited(taskOf(state)))?.message).toContain('was not awaited')
  })
})

describe('where the hooks of the door do not run', () => {
  beforeEach(() => guardFile(false))
  afterEach(() => guardFile(true))

  test('an assertion fails at once, awaited or not, with its line', async () => {
    const call = 'expect(sentry).toHaveCapturedException(TypeError)\n\n'
    const error = await errorOf(async () => void assertion())
    expect(error.message.startsWith(call)).toBe(true)
    expect(error.message.slice(call.length)).toMatchInlineSnapshot(
      `"This test file runs without the hooks of expect-sentry: nothing resets recordings between its tests, and a forgotten await would pass. List the door itself in the setupFiles of the runner, setupFiles: ['expect-sentry/vitest'], not a file that imports it: with isolate: false such a file imports it once per worker."`,
    )
    expect(firstLine(error)).toContain('await-guard.test.ts')
  })

  test('a wait is left alone', async () => {
    void sentry.waitForEvent(TypeError)
    expect(await unawaited()).toBeUndefined()
  })
})
