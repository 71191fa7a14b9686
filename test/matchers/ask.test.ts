import * as Sentry from '@sentry/core'
import { createFakeTransport, type RecordingMatchers } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { recordingJudges } from '../../src/matchers/judges.js'
import { readingOf } from '../../src/matchers/subject.js'
import { initCore, problemOf } from './helpers.js'

/** What the arguments of a matcher may be; all others are errors in both polarities. */
const sentry = createFakeTransport()
initCore(sentry)

const error = new TypeError('boom')
let event_id = ''

beforeEach(() => {
  event_id = Sentry.captureException(error, { tags: { gateway: 'stripe' } })
})

test('nothing at all asks for any', async () => {
  await expect(sentry).toHaveCapturedException()
  await expect(sentry).toHaveCapturedEvent()
  await expect(sentry).not.toHaveCapturedMessage()
  await expect(sentry).not.toHaveDropped()
})

test('an identity may stand alone', async () => {
  await expect(sentry).toHaveCapturedException(TypeError)
  await expect(sentry).not.toHaveCapturedException(RangeError)
})

test('a query may stand alone', async () => {
  await expect(sentry).toHaveCapturedException({ tags: { gateway: 'stripe' } })
  await expect(sentry).not.toHaveCapturedException({ tags: { gateway: 'paypal' } })
  await expect(sentry).toHaveCapturedException({})
})

test('both have to match', async () => {
  await expect(sentry).toHaveCapturedException(TypeError, { tags: { gateway: 'stripe' } })
  await expect(sentry).not.toHaveCapturedException(RangeError, { tags: { gateway: 'stripe' } })
  await expect(sentry).not.toHaveCapturedException(TypeError, { tags: { gateway: 'paypal' } })
  await expect(sentry).toHaveCapturedEvent(event_id, { type: 'TypeError' })
  await expect(sentry).not.toHaveCapturedEvent(event_id, { type: 'RangeError' })
})

type Matcher = keyof RecordingMatchers

/** Past the types, as JavaScript and a mistyped name can. */
async function problemsOf(matcher: Matcher, ...args: unknown[]): Promise<string> {
  const call = (assertion: object) =>
    Reflect.apply(Reflect.get(assertion, matcher), assertion, args)
  const problem = await problemOf(() => call(expect(sentry)))
  expect(await problemOf(() => call(expect(sentry).not))).toBe(problem)
  return problem
}

describe('an identity that is given but nothing is an error', () => {
  test.each<[Matcher, string]>([
    ['toHaveCapturedException', 'error'],
    ['toHaveCapturedHandled', 'error'],
    ['toHaveCapturedUnhandled', 'error'],
    ['toHaveCapturedMessage', 'message'],
    ['toHaveCapturedEvent', 'event_id'],
    ['toHaveDropped', 'reason'],
    ['toHaveCapturedProfile', 'identity'],
  ])('%s: %s', async (matcher, what) => {
    for (const [shown, given] of [
      ['undefined', undefined],
      ['null', null],
      ["''", ''],
    ]) {
      const problem =
        `The ${what} was given as ${shown}, so this assertion would ask for nothing in ` +
        `particular. Is the name mistyped? To ask for any, leave the ${what} out.`
      expect(await problemsOf(matcher, given)).toBe(problem)
      expect(await problemsOf(matcher, given, { level: 'error' })).toBe(problem)
    }
  })

  test('a member that a response does not have', async () => {
    const body: { event_id: string; event_idd?: never } = { event_id }
    await expect(sentry).toHaveCapturedEvent(body.event_id)
    expect(await problemsOf('toHaveCapturedEvent', body.event_idd)).toContain(
      'The event_id was given as undefined',
    )
  })
})

test.each<[Matcher, string]>([
  ['toHaveCapturedException', 'error'],
  ['toHaveCapturedMessage', 'message'],
  ['toHaveCapturedEvent', 'event_id'],
])('%s: what an async function returns has to be awaited', async (matcher, what) => {
  expect(await problemsOf(matcher, Promise.resolve(event_id))).toBe(
    `The ${what} is a promise. Await it first.`,
  )
})

test('the query stands last', async () => {
  expect(await problemsOf('toHaveCapturedException', { level: 'error' }, TypeError)).toBe(
    'The query stands last; a second one makes no sense.',
  )
  expect(await problemsOf('toHaveCapturedException', {}, {})).toBe(
    'The query stands last; a second one makes no sense.',
  )
})

test('a third argument would play no part', async () => {
  expect(await problemsOf('toHaveCapturedException', TypeError, {}, { times: 2 })).toBe(
    'This matcher takes two arguments at most, not 3.',
  )
})

test.each([
  ['null', null],
  ['"fatal"', 'fatal'],
  ['2', 2],
  ['[{}]', [{}]],
  ['/x/', /x/],
  ['[RangeError: x]', new RangeError('x')],
  ['StringContaining "x"', expect.stringContaining('x')],
])('%s is no query', async (shown, given) => {
  expect(await problemsOf('toHaveCapturedException', TypeError, given)).toBe(
    `The query is an object such as { level: 'error' }; ${shown} is none.`,
  )
})

test.each<[Matcher, string, string, unknown]>([
  ['toHaveCapturedMessage', 'message', 'TypeError', TypeError],
  ['toHaveCapturedMessage', 'message', '[TypeError: boom]', error],
  ['toHaveCapturedEvent', 'event_id', '7', 7],
  ['toHaveCapturedEvent', 'event_id', '[TypeError: boom]', error],
  ['toHaveDropped', 'reason', '7', 7],
])('%s: %s cannot be %s', async (matcher, what, shown, given) => {
  expect(await problemsOf(matcher, given)).toBe(
    `The ${what} is a string or a RegExp; ${shown} is neither.`,
  )
})

test.each([
  ['42', 42],
  ['true', true],
  ['["boom"]', ['boom']],
  ['[Map]', new Map()],
])('toHaveCapturedException: error cannot be %s', async (shown, given) => {
  expect(await problemsOf('toHaveCapturedException', given)).toBe(
    `The error is a class, an Error, a string or a RegExp; ${shown} is none of them.`,
  )
})

function isOfClass(value: unknown): boolean {
  return value === 'a class'
}

test.each([
  ['a predicate', function isBoom() {}],
  ['a function without a name', Object.defineProperty(function Boom() {}, 'name', { value: '' })],
  ['a generator', function* Boom() {}],
  ['a predicate that speaks of a class', isOfClass],
])('an error cannot be %s: it is no class', async (_, given) => {
  expect(await problemsOf('toHaveCapturedException', given)).toBe(
    'The error is a class, an Error, a string or a RegExp; it got a function that is no class. ' +
      'A predicate goes into the query: { value: (value) => ... }.',
  )
})

test.each([
  ['42', 42],
  ['false', false],
  ['[]', []],
])('%s is no event id in a query either', async (shown, event_id) => {
  expect(await problemsOf('toHaveCapturedException', { event_id })).toBe(
    `The event_id is 32 hex digits; ${shown} is none.`,
  )
})

test('unhandled is no text: that is the tag handled', async () => {
  const problem =
    "unhandled is true or false, not \"no\". To ask for Sentry's tag, use { handled: 'no' }."
  expect(await problemsOf('toHaveCapturedException', { unhandled: 'no' })).toBe(problem)
  expect(await problemsOf('toHaveDropped', { unhandled: 'no' })).toBe(problem)
})

test('nothing names a profile', async () => {
  expect(await problemsOf('toHaveCapturedProfile', 'pay')).toBe(
    "Nothing names a profile: this matcher takes a query alone, such as { release: 'a@1' }.",
  )
})

test.each([
  ['beforeSend', 'before_send'],
  ['eventProcessor', 'event_processor'],
  ['SAMPLE_RATE', 'sample_rate'],
  ['callbackError', 'callback_error'],
  ['alreadyCaptured', 'already_captured'],
  ['rateLimitBackoff', 'ratelimit_backoff'],
  ['sendError', 'send_error'],
  ['network-error', 'network_error'],
  ['queueOverflow', 'queue_overflow'],
  ['bufferOverflow', 'buffer_overflow'],
  ['internalSDKError', 'internal_sdk_error'],
  ['noParentSpan', 'no_parent_span'],
])('%s is no reason of a drop', async (given, meant) => {
  expect(await problemsOf('toHaveDropped', given)).toBe(
    `No drop has the reason "${given}". Did you mean "${meant}"?`,
  )
})

test.each(['boom', '42', 'a'.repeat(31), 'g'.repeat(32)])('%s is no event id', async (given) => {
  expect(await problemsOf('toHaveCapturedEvent', given)).toBe(
    `"${given}" is no event id: those are 32 hex digits, as captureException() returns them.`,
  )
})

test('a function that is no class is no error', async () => {
  expect(await problemsOf('toHaveCapturedException', () => true)).toBe(
    'The error is a class, an Error, a string or a RegExp; it got a function that is no class. ' +
      'A predicate goes into the query: { value: (value) => ... }.',
  )
})

/** While another process is running, a verdict that is final is not waited with, all others are. */
describe('a verdict is final where nothing that comes later changes it', () => {
  const isFinal = async (matcher: Matcher, args: readonly unknown[]) =>
    (await recordingJudges[matcher](readingOf(sentry), args, [])).isFinal === true

  test.each<[boolean, Matcher, ...unknown[]]>([
    [true, 'toHaveCapturedException', TypeError],
    [false, 'toHaveCapturedException', RangeError],
    [true, 'toHaveCapturedException', { times: 0 }],
    [false, 'toHaveCapturedException', { times: 1 }],
    [false, 'toHaveCapturedException', { times: 2 }],
    [true, 'toHaveCapturedNothing'],
    [true, 'toHaveCapturedNothingElse'],
    [true, 'toHaveLeaked', 'boom'],
    [false, 'toHaveLeaked', 'sk-live'],
    [false, 'toBeAcceptedBySentry'],
  ])('%s: %s %o', async (expected, matcher, ...args) => {
    expect(await isFinal(matcher, args)).toBe(expected)
  })

  test('of nothing captured none is', async () => {
    await sentry.reset()
    for (const matcher of ['toHaveCapturedNothing', 'toHaveCapturedNothingElse'] as const) {
      expect(await isFinal(matcher, [])).toBe(false)
    }
    expect(await isFinal('toHaveCapturedEvent', [{ times: 0 }])).toBe(false)
  })

  test('of what Sentry would change one is', async () => {
    Sentry.captureMessage('stock is low', { tags: { vip: true } })
    expect(await isFinal('toBeAcceptedBySentry', [])).toBe(true)
  })
})
