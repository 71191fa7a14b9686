import { describe, expect, test } from 'vitest'
import { escapeText } from '../escaped.js'
import { MOCKED, notAwaited, SHARED, WOULD_FAIL, WOULD_PASS } from '../forgotten.js'
import { runJest } from './run-jest.js'

const run = await runJest()

test('such a run fails', () => {
  expect(run.exitCode).toBe(1)
})

test("under Jest's fake timers, all is as it is without them", () => {
  const all = [
    'every kind, every matcher',
    'the next test begins with nothing',
    'what is not captured is not found',
    'waitForEvent, and settled',
    'an outage, and reset',
  ]
  const names = ['modern', 'legacy'].flatMap((timers) =>
    all.map((name) => `${timers} timers ${name}`),
  )
  expect(run.states('fake-timers.case.ts')).toEqual({
    ...Object.fromEntries(names.map((name) => [name, 'passed'])),
    'no matcher is missing here': 'passed',
    'what is not there fails': 'failed',
  })
})

describe('an assertion that nobody awaited', () => {
  const file = 'await.case.ts'

  test('fails its own test and no other', () => {
    expect(run.states(file)).toEqual({
      'awaited, it passes': 'passed',
      'awaited, it fails': 'failed',
      'one that would have failed': 'failed',
      'one that would have passed': 'failed',
      'negated, that would have failed': 'failed',
      'negated, that would have passed': 'failed',
      'one behind .resolves, that would have failed': 'failed',
      'one behind .resolves, that would have passed': 'failed',
      'in the middle of a test that goes on': 'failed',
      'beside an error of the test itself': 'failed',
      'it leaves nothing to the next test': 'passed',
      'looked at in any way returned': 'passed',
      'looked at in any way awaited later': 'passed',
      'looked at in any way all at once': 'passed',
      'looked at in any way behind .resolves': 'passed',
      'looked at in any way expected to reject': 'passed',
      'looked at in any way caught': 'passed',
    })
  })

  test('says what to write, and what it would have said', () => {
    const nothing = 'Captured: nothing (no envelope reached the transport)'
    const handled = `expect(sentry).toHaveCapturedHandled()\n\nExpected: a handled exception\n${nothing}`
    const negated = 'expect(sentry).not.toHaveCapturedException()'
    expect(run.failures(file)).toMatchObject({
      'awaited, it fails': [handled],
      'one that would have failed': [
        notAwaited('expect(sentry).toHaveCapturedHandled()') + WOULD_FAIL + handled,
      ],
      'one that would have passed': [
        notAwaited('expect(sentry).toHaveCapturedHandled("declined")') + WOULD_PASS,
      ],
      'negated, that would have failed': [
        `${notAwaited(negated)}${WOULD_FAIL}${negated}\n\nExpected: no exception\n` +
          'Captured: 1 exception; 1 matches\n    1: Error: declined  handled  error  <event_id>',
      ],
      'negated, that would have passed': [notAwaited(negated) + WOULD_PASS],
      'one behind .resolves, that would have passed': [
        notAwaited('expect(sentry).toHaveCapturedNothing()') + WOULD_PASS,
      ],
      'in the middle of a test that goes on': [
        notAwaited('expect(sentry).toHaveCapturedNothingElse()') + WOULD_PASS,
      ],
    })
  })

  test('behind .resolves it fails by itself too, where Jest is still there to see it', () => {
    const call = 'expect(sentry).toHaveCapturedMessage("stock is low")'
    const why = `${call}\n\nExpected: a message "stock is low"\nCaptured: nothing (no envelope reached the transport)`
    const failures = run.failures(file)['one behind .resolves, that would have failed'] ?? []
    expect(failures).toContain(notAwaited(call) + WOULD_FAIL + why)
  })

  test('does not hide an error of the test itself', () => {
    const failures = run.failures(file)['beside an error of the test itself'] ?? []
    expect(failures[0]).toBe('the test failed by itself')
    expect(failures[1]).toContain(notAwaited('expect(sentry).toHaveDropped("before_send")'))
  })

  test('points at the line of the call', () => {
    expect(run.failedLines(file)).toEqual({
      'awaited, it fails': 'await expect(sentry).toHaveCapturedHandled()',
      'one that would have failed': 'expect(sentry).toHaveCapturedHandled()',
      'one that would have passed': "expect(sentry).toHaveCapturedHandled('declined')",
      'negated, that would have failed': 'expect(sentry).not.toHaveCapturedException()',
      'negated, that would have passed': 'expect(sentry).not.toHaveCapturedException()',
      'one behind .resolves, that would have failed':
        "expect(Promise.resolve(sentry)).resolves.toHaveCapturedMessage('stock is low')",
      'one behind .resolves, that would have passed':
        'expect(Promise.resolve(sentry)).resolves.toHaveCapturedNothing()',
      'in the middle of a test that goes on': 'expect(sentry).toHaveCapturedNothingElse()',
      'beside an error of the test itself': "expect(sentry).toHaveDropped('before_send')",
    })
  })
})

describe('in a hook', () => {
  const file = 'hooks.case.ts'

  test('it fails the test around which the hook ran', () => {
    expect(run.states(file)).toEqual({
      'in a beforeEach fails its test': 'failed',
      'in an afterEach fails its test': 'failed',
      'in an afterEach at the top level of the file, it fails its test': 'failed',
      'nothing is left to this one': 'passed',
    })
    expect(run.failedLines(file)).toEqual({
      'in a beforeEach fails its test': 'expect(sentry).toHaveCapturedNothing() // beforeEach',
      'in an afterEach fails its test': 'expect(sentry).toHaveCapturedNothing() // afterEach',
      'in an afterEach at the top level of the file, it fails its test':
        'expect(sentry).toHaveCapturedNothing() // afterEach at the top',
    })
  })

  test('in an afterAll, it fails the file', () => {
    const [, ofTheFile = ''] = run.message(file).split('Test suite failed to run')
    expect(ofTheFile).toContain('expect(sentry).toHaveCapturedNothing() was not awaited')
    expect(ofTheFile).toContain('> 33 |   expect(sentry).toHaveCapturedNothing() // afterAll')
  })
})

test('between tests all is put back', () => {
  expect(Object.values(run.states('reset.case.ts'))).toEqual(Array(6).fill('passed'))
})

describe('failures', () => {
  const file = 'failures.case.ts'

  test('have the diff in their text, which Jest does not print for matchers of others', () => {
    expect(run.failures(file)).toEqual({
      'a positive one': [
        'expect(sentry).toHaveCapturedUnhandled(TypeError, { tags: { gateway: "stripe" } })\n\n' +
          'Expected: an unhandled TypeError with {"tags": {"gateway": "stripe"}}\n' +
          'Captured: 1 exception; none match\n' +
          ' -> 1: TypeError: boom  handled  error  <event_id>\n\n' +
          'Nearest: #1, 2 fields differ: handled, tags.gateway\n' +
          '  - "handled": "no"\n' +
          '  + "handled": "yes"\n' +
          '  - "tags.gateway": "stripe"\n' +
          '  + "tags.gateway": "paypal"',
      ],
      'a negated one': [
        'expect(sentry).not.toHaveCapturedHandled(TypeError)\n\n' +
          'Expected: no handled TypeError\n' +
          'Captured: 1 exception; 1 matches\n' +
          '    1: TypeError: boom  handled  error  <event_id>',
      ],
      'one on an event': [
        'expect(event).toHaveSentryTag("gateway", "stripe")\n\n' +
          'Expected: a tag gateway: "stripe"\nCaptured: gateway: "paypal"',
      ],
      'one that cannot be judged': [
        'expect(sentry).not.toHaveCapturedEvent(undefined)\n\n' +
          'The event_id was given as undefined, so this assertion would ask for nothing in ' +
          'particular. Is the name mistyped? To ask for any, leave the event_id out.',
      ],
    })
  })

  test('point at the line of the call', () => {
    expect(run.failedLines(file)).toEqual({
      'a positive one':
        "await expect(sentry).toHaveCapturedUnhandled(TypeError, { tags: { gateway: 'stripe' } })",
      'a negated one': 'await expect(sentry).not.toHaveCapturedHandled(TypeError)',
      'one on an event': "expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')",
      'one that cannot be judged': 'await expect(sentry).not.toHaveCapturedEvent(undefined)',
    })
  })

  test('none where asymmetric matchers of Jest say so', () => {
    expect(run.states(file)['asymmetric matchers of the runner']).toBe('passed')
  })
})

test('a request to a real Sentry is held back, and fails its test', () => {
  const { 'with fetch': byFetch, ...failures } = run.failures('escapes.case.ts')
  expect(failures).toEqual({
    'with a transport that is connected in this test': [escapeText('TypeError: on its way')],
  })
  // SDK 11 follows fetch in the files that ran before, too, and fails in those that Jest has left
  expect(byFetch).toContain(escapeText('TypeError: on its way'))
})

test('strict: an event that no assertion was about fails its test', () => {
  expect(run.failures('strict.case.ts')).toEqual({
    'nothing asserted': [
      'strict: true asks that a test assert every event that it captures:\n\n' +
        'expect(sentry).toHaveCapturedNothingElse()\n\n' +
        'Expected: every event asserted by an earlier assertion of this test\n' +
        'Captured: 1 message; 1 event unasserted\n    1: stock is low  message  info  <event_id>',
    ],
    'nothing asserted in a test that has failed already': ['the test failed by itself'],
  })
})

test('concurrent tests cannot share a recording, and are guarded too', () => {
  const file = 'concurrent.case.ts'
  const call = 'expect(sentry).not.toHaveCapturedEvent()'
  expect(run.failures(file)).toEqual({
    'side by side on a recording that all share': [`${call}\n\n${SHARED}`],
    'side by side forgotten': [`${notAwaited(call)}${WOULD_FAIL}${call}\n\n${SHARED}`],
  })
  expect(run.states(file)).toMatchObject({
    'one at a time before': 'passed',
    'one at a time after': 'passed',
  })
})

describe("jest.mock('@sentry/node')", () => {
  const positive = `expect(sentry).toHaveCapturedHandled("swallowed")\n\n${MOCKED}`
  const negative = `expect(sentry).not.toHaveCapturedException()\n\n${MOCKED}`

  test('without a factory', () => {
    expect(run.failures('mocked-automatic.case.ts')).toEqual({
      positive: [positive],
      negative: [negative],
      attach: [
        'TypeError: sentry.attach() got a mocked SDK: remove the mock, the real one stays offline.',
      ],
    })
  })

  test('with a factory', () => {
    expect(run.failures('mocked-factory.case.ts')).toEqual({
      positive: [positive],
      negative: [negative],
    })
  })

  test('with a factory that leaves init real', () => {
    expect(run.failures('mocked-partial.case.ts')).toEqual({
      positive: [positive],
      negative: [negative],
    })
  })

  test('a mock of another module changes nothing', () => {
    expect(run.states('mocked-other.case.ts')).toEqual({
      'asserts as ever': 'passed',
      'after modules were reset too': 'passed',
    })
  })
})
