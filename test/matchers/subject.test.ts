import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { errorOf, firstLine, initCore, problemOf } from './helpers.js'

/** A matcher on what it does not judge fails in both polarities. */
const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  Sentry.captureException(new TypeError('boom'))
})

async function problemsOf(received: unknown, matcher: string, ...args: unknown[]): Promise<string> {
  const call = (assertion: object) =>
    Reflect.apply(Reflect.get(assertion, matcher), assertion, args)
  const problem = await problemOf(() => call(expect(received)))
  expect(await problemOf(() => call(expect(received).not))).toBe(problem)
  return problem
}

describe('a matcher on a whole recording', () => {
  const matchers = [
    'toHaveCapturedException',
    'toHaveCapturedHandled',
    'toHaveCapturedUnhandled',
    'toHaveCapturedMessage',
    'toHaveCapturedEvent',
    'toHaveCapturedNothing',
    'toHaveCapturedNothingElse',
    'toHaveDropped',
  ]

  test.each(matchers)('%s takes no event', async (matcher) => {
    expect(await problemsOf(sentry.lastEvent, matcher)).toBe(
      'This matcher asks a whole recording: expect(sentry), not one event of it. On one event use ' +
        'toBeHandled(), toBeUnhandled(), toHaveSentryTag() or toHaveBreadcrumb().',
    )
  })

  test.each(matchers)('%s takes nothing else', async (matcher) => {
    const problem = (shown: string) =>
      `expect() got ${shown}, which is no recording. Pass what createFakeTransport() returned: ` +
      'expect(sentry).'
    expect(await problemsOf(undefined, matcher)).toBe(problem('undefined'))
    expect(await problemsOf(null, matcher)).toBe(problem('null'))
    expect(await problemsOf([], matcher)).toBe(problem('[]'))
    expect(await problemsOf(Sentry.captureException, matcher)).toContain('which is no recording')
  })
})

test.each([
  ['of a verdict', () => expect(sentry).toHaveCapturedMessage()],
  ['of a problem', () => expect(undefined).toHaveCapturedMessage()],
  ['on one event', async () => expect(sentry.lastEvent).toBeUnhandled()],
  ['of a problem on one event', async () => expect(undefined).toBeHandled()],
])('the line of a failure is that of the call: %s', async (_, assertion) => {
  expect(firstLine(await errorOf(assertion))).toContain('subject.test.ts')
})

describe('a matcher on one event', () => {
  const matchers: [string, ...unknown[]][] = [
    ['toBeHandled'],
    ['toBeUnhandled'],
    ['toHaveSentryTag', 'gateway'],
    ['toHaveBreadcrumb', { message: 'x' }],
  ]

  test.each(matchers)('%s takes no recording', async (matcher, ...args) => {
    expect(await problemsOf(sentry, matcher, ...args)).toBe(
      'This matcher asks one event: expect(sentry.lastEvent), not the whole recording.',
    )
  })

  test.each(matchers)('%s takes nothing else', async (matcher, ...args) => {
    const problem = (shown: string) =>
      `expect() got ${shown}, which is no captured event. Pass one of sentry.events, or ` +
      'sentry.event(event_id); that is undefined when no event has the id.'
    const unknownId = 'f'.repeat(32)
    expect(await problemsOf(sentry.event(unknownId), matcher, ...args)).toBe(problem('undefined'))
    expect(await problemsOf({ event_id: 'x' }, matcher, ...args)).toBe(problem('{"event_id": "x"}'))
    expect(await problemsOf([sentry.lastEvent], matcher, ...args)).toContain(
      'which is no captured event',
    )
  })
})
