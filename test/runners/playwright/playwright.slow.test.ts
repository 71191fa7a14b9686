import { describe, expect, test } from 'vitest'
import { escapeText } from '../escaped.js'
import { notAwaited, WOULD_FAIL, WOULD_PASS } from '../forgotten.js'
import { type PlaywrightTestResult, runPlaywright } from './run-playwright.js'

// a test that has to fail is marked test.fail(): it makes the run fail when it passes
const run = await runPlaywright()

const fileOf = (name: string) => run.files[name] ?? {}

function each<Key extends keyof PlaywrightTestResult>(name: string, key: Key) {
  return Object.fromEntries(
    Object.entries(fileOf(name)).map(([title, result]) => [title, result[key]]),
  )
}

test('such a run ends as its tests say', () => {
  expect(run.errors).toEqual([])
  expect(run.exitCode).toBe(0)
})

describe('an assertion that nobody awaited', () => {
  const file = 'await.case.ts'

  test('fails its own test and no other', () => {
    expect(each(file, 'status')).toEqual({
      'awaited, it passes': 'passed',
      'awaited, it fails': 'failed',
      'one that would have failed': 'failed',
      'one that would have passed': 'failed',
      'negated, that would have failed': 'failed',
      'negated, that would have passed': 'failed',
      'a soft one': 'failed',
      'one behind .resolves, that would have failed': 'failed',
      'one behind .resolves, that would have passed': 'failed',
      'in the middle of a test that goes on': 'failed',
      'beside an error of the test itself': 'failed',
      'looked at in any way > returned': 'passed',
      'looked at in any way > awaited later': 'passed',
      'looked at in any way > all at once': 'passed',
      'looked at in any way > behind .resolves': 'passed',
      'looked at in any way > expected to reject': 'passed',
      'looked at in any way > soft': 'passed',
      'looked at in any way > polled': 'passed',
    })
  })

  test('says what to write, and what it would have said', () => {
    const nothing = 'Captured: nothing (no envelope reached the transport)'
    const handled = `expect(sentry).toHaveCapturedHandled()\n\nExpected: a handled exception\n${nothing}`
    const negated = 'expect(sentry).not.toHaveCapturedException()'
    expect(each(file, 'failures')).toMatchObject({
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

  test('does not hide an error of the test itself', () => {
    const [own, guard] = fileOf(file)['beside an error of the test itself']?.failures ?? []
    expect(own).toBe('the test failed by itself')
    expect(guard).toContain(notAwaited('expect(sentry).toHaveDropped("before_send")'))
  })

  test('points at the line of the call, where Playwright knows it', () => {
    expect(each(file, 'line')).toMatchObject({
      'awaited, it fails': 'await expect(sentry).toHaveCapturedHandled()',
      'one that would have failed': 'expect(sentry).toHaveCapturedHandled()',
      'one that would have passed': "expect(sentry).toHaveCapturedHandled('declined')",
      'negated, that would have failed': 'expect(sentry).not.toHaveCapturedException()',
      'negated, that would have passed': 'expect(sentry).not.toHaveCapturedException()',
      'a soft one': "expect.soft(sentry).toHaveCapturedMessage('stock is low')",
      'one behind .resolves, that would have passed': undefined,
      'in the middle of a test that goes on': 'expect(sentry).toHaveCapturedNothingElse()',
      'beside an error of the test itself': "expect(sentry).toHaveDropped('before_send')",
    })
  })
})

test('in a hook it fails the test around which the hook ran; in an afterAll, the next one', () => {
  expect(each('hooks.case.ts', 'line')).toEqual({
    'in a beforeEach > fails its test': 'expect(sentry).toHaveCapturedNothing() // beforeEach',
    'in an afterEach > fails its test': 'expect(sentry).toHaveCapturedNothing() // afterEach',
    'nothing is left to this one': undefined,
    'in an afterAll > goes unseen by its test': undefined,
    'and fails the next one': 'expect(sentry).toHaveCapturedNothing() // afterAll',
  })
})

test('between tests all is put back, in a worker that has run other files too', () => {
  expect(Object.values(each('reset.case.ts', 'status'))).toEqual(Array(4).fill('passed'))
})

test('failures have the diff in their text, which Playwright does not print for matchers of others', () => {
  expect(each('failures.case.ts', 'failures')).toEqual({
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
    'asymmetric matchers of the runner': [],
  })
})

test('a request to a real Sentry is held back, and fails its test', () => {
  expect(each('escapes.case.ts', 'failures')).toEqual({
    'with a transport that is connected in this test': [escapeText('TypeError: on its way')],
    'with fetch': [escapeText('TypeError: on its way')],
    'nothing leaves': [],
  })
})

test('strict: an event that no assertion was about fails its test', () => {
  expect(each('strict.case.ts', 'failures')).toEqual({
    'all asserted': [],
    'nothing asserted': [
      'strict: true asks that a test assert every event that it captures:\n\n' +
        'expect(sentry).toHaveCapturedNothingElse()\n\n' +
        'Expected: every event asserted by an earlier assertion of this test\n' +
        'Captured: 1 message; 1 event unasserted\n    1: stock is low  message  info  <event_id>',
    ],
    'nothing asserted in a test that has failed already': ['the test failed by itself'],
  })
})

test('merged with fixtures and matchers of others, it guards as ever', () => {
  expect(each('merged.case.ts', 'failures')).toEqual({
    both: [],
    forgotten: [notAwaited('expect(sentry).toHaveCapturedMessage("mug")') + WOULD_PASS],
  })
})

describe('with the test of Playwright itself', () => {
  test('the first file of a worker that imports the door is guarded and reset', () => {
    expect(each('base-1.case.ts', 'failures')).toEqual({
      'awaited, it passes': [],
      'recordings are reset': [],
      'forgotten, it fails': [notAwaited('expect(sentry).toHaveCapturedNothing()') + WOULD_PASS],
    })
  })

  test('in any other, each assertion says what is missing', () => {
    const unguarded =
      'expect(sentry).toHaveCapturedNothing()\n\n' +
      'This test runs without the fixtures of expect-sentry: nothing resets recordings before it, ' +
      'and a forgotten await would pass. Take its test from the door: import { expect, test } from ' +
      "'expect-sentry/playwright', or mergeTests(test, yours)."
    expect(each('base-2.case.ts', 'failures')).toEqual({
      awaited: [unguarded],
      forgotten: [unguarded],
    })
    expect(each('base-2.case.ts', 'line')).toEqual({
      awaited: 'await expect(sentry).toHaveCapturedNothing()',
      forgotten: 'expect(sentry).toHaveCapturedNothing()',
    })
  })
})
