import { describe, expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const [forgotten, awaited] = await Promise.all([runInner('forgotten-await'), runInner('awaited')])

/** What stands in front of why it would have failed, or that it would have passed. */
function notAwaited(call: string): string {
  return `${call} was not awaited, so its test could not fail by it. Write:\n\n    await ${call}\n\n`
}

const WOULD_PASS = 'Awaited, it would have passed this time.'
const WOULD_FAIL = 'Awaited, it would have failed with:\n\n'

describe('an assertion that nobody awaited', () => {
  const file = 'await.case.ts'

  test('fails the run', () => {
    expect(forgotten.exitCode).toBe(1)
    expect(forgotten.unhandled).toEqual([])
  })

  test('fails its own test and no other', () => {
    expect(forgotten.states(file)).toEqual({
      'one that would have failed': 'failed',
      'one that would have passed': 'failed',
      'negated, that would have failed': 'failed',
      'negated, that would have passed': 'failed',
      'a soft one': 'failed',
      'one behind .resolves, that would have failed': 'failed',
      'one behind .rejects, of an assertion that passes': 'failed',
      'one behind expect.poll': 'failed',
      'two in a test': 'failed',
      'in the middle of a test that goes on': 'failed',
      'in a function that the test calls': 'failed',
      'beside an error of the test itself': 'failed',
      'one of expectSentry': 'failed',
      'a wait for what never comes': 'failed',
      'a wait for what is there': 'failed',
      'a wait that began early': 'passed',
      'it leaves nothing to the next test': 'passed',
    })
  })

  test.each([
    {
      name: 'one that would have failed',
      call: 'expect(sentry).toHaveCapturedHandled()',
      outcome: `${WOULD_FAIL}expect(sentry).toHaveCapturedHandled()\n\nExpected: a handled exception\nCaptured: nothing (no envelope reached the transport)`,
    },
    {
      name: 'one that would have passed',
      call: 'expect(sentry).toHaveCapturedHandled("declined")',
      outcome: WOULD_PASS,
    },
    {
      name: 'negated, that would have passed',
      call: 'expect(sentry).not.toHaveCapturedException()',
      outcome: WOULD_PASS,
    },
    {
      name: 'in the middle of a test that goes on',
      call: 'expect(sentry).toHaveCapturedNothingElse()',
      outcome: WOULD_PASS,
    },
    {
      name: 'one of expectSentry',
      call: 'expectSentry(sentry).toHaveCapturedNothing()',
      outcome: WOULD_PASS,
    },
    {
      name: 'a wait for what never comes',
      call: 'sentry.waitForEvent(TypeError, {}, { timeout: 1 })',
      outcome: `${WOULD_FAIL}sentry.waitForEvent(TypeError, {}, { timeout: 1 })\n\nExpected: a TypeError\nCaptured: nothing (no envelope reached the transport)\n\nWaited: 1 ms`,
    },
    {
      name: 'a wait for what is there',
      call: 'sentry.waitForEvent("declined")',
      outcome: WOULD_PASS,
    },
    {
      name: 'two in a test',
      call: 'expect(sentry).toHaveCapturedNothing()',
      outcome: WOULD_PASS,
    },
  ])('says what to write, and what it would have said: $name', ({ name, call, outcome }) => {
    expect(forgotten.failures(file, name)).toEqual([notAwaited(call) + outcome])
  })

  test('says why a negated one would have failed', () => {
    const [failure = ''] = forgotten.failures(file, 'negated, that would have failed')
    const call = 'expect(sentry).not.toHaveCapturedException()'
    const why = `${call}\n\nExpected: no exception\nCaptured: 1 exception; 1 matches\n`
    expect(failure.slice(0, failure.lastIndexOf('\n') + 1)).toBe(
      notAwaited(call) + WOULD_FAIL + why,
    )
  })

  test('does not hide an error of the test itself', () => {
    const [own, guard] = forgotten.failures(file, 'beside an error of the test itself')
    expect(own).toBe('the test failed by itself')
    expect(guard).toContain(notAwaited('expect(sentry).toHaveDropped("before_send")'))
  })

  test('tells the truth of a soft one too', () => {
    const call = 'expect(sentry).toHaveCapturedMessage("stock is low")'
    const why = `${call}\n\nExpected: a message "stock is low"\nCaptured: nothing (no envelope reached the transport)`
    expect(forgotten.failures(file, 'a soft one')).toEqual([
      why,
      notAwaited(call) + WOULD_FAIL + why,
    ])
  })

  test('points at the line of the call', () => {
    expect(forgotten.failedLines(file)).toEqual({
      'one that would have failed': 'expect(sentry).toHaveCapturedHandled()',
      'one that would have passed': "expect(sentry).toHaveCapturedHandled('declined')",
      'negated, that would have failed': 'expect(sentry).not.toHaveCapturedException()',
      'negated, that would have passed': 'expect(sentry).not.toHaveCapturedException()',
      'a soft one': "expect.soft(sentry).toHaveCapturedMessage('stock is low')",
      'one behind .resolves, that would have failed':
        "expect(Promise.resolve(sentry)).resolves.toHaveCapturedMessage('stock is low')",
      'one behind .rejects, of an assertion that passes':
        "expect(expect(sentry).toHaveCapturedNothing()).rejects.toThrow('Captured: nothing')",
      'one behind expect.poll':
        "expect.poll(() => sentry, { timeout: 50 }).toHaveCapturedMessage('stock is low')",
      'two in a test': 'expect(sentry).toHaveCapturedNothing()',
      'in the middle of a test that goes on': 'expect(sentry).toHaveCapturedNothingElse()',
      'in a function that the test calls':
        'expect(sentry).toHaveCapturedNothing() // in a function',
      'beside an error of the test itself': "expect(sentry).toHaveDropped('before_send')",
      'one of expectSentry': 'void expectSentry(sentry).toHaveCapturedNothing()',
      'a wait for what never comes': 'sentry.waitForEvent(TypeError, {}, { timeout: 1 })',
      'a wait for what is there': "sentry.waitForEvent('declined')",
    })
  })
})

describe('in concurrent tests', () => {
  const file = 'concurrent.case.ts'

  test('only those that forgot fail', () => {
    expect(forgotten.states(file)).toEqual({
      'side by side > one that forgets': 'failed',
      'side by side > one that awaits later than the other ends': 'passed',
      'side by side > another one that forgets, and would have failed': 'failed',
    })
  })

  test('each for its own call, at its own line', () => {
    expect(forgotten.failures(file, 'side by side > one that forgets')).toEqual([
      notAwaited('expect(sentry).toHaveCapturedNothing()') + WOULD_PASS,
    ])
    expect(forgotten.failedLines(file)).toEqual({
      'side by side > one that forgets': 'expect(sentry).toHaveCapturedNothing()',
      'side by side > another one that forgets, and would have failed':
        'expect(sentry).toHaveCapturedEvent()',
    })
  })
})

describe('what is looked at in any way is left alone', () => {
  test('the run is green', () => {
    expect(awaited.exitCode).toBe(0)
    expect(awaited.unhandled).toEqual([])
    expect(Object.values(awaited.states('awaited.case.ts'))).toEqual(Array(12).fill('passed'))
  })
})
