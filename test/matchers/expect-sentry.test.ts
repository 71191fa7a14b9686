import * as Sentry from '@sentry/node'
import { createFakeTransport, ExpectSentryError, expectSentry } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { eventMatcher, recordingMatcher } from '../../src/matchers/matcher.js'
import { failureOf, textOf } from './helpers.js'
import { A, B } from './ids.js'

/** The same matchers outside any runner: the diff stands in the text. */
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.tags?.drop ? null : event) }))

test('passes and fails as the matchers do', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'))
  await expectSentry(sentry).toHaveCapturedHandled(TypeError, { event_id })
  await expectSentry(sentry).not.toHaveCapturedUnhandled()
  await textOf(() => expectSentry(sentry).toHaveCapturedUnhandled())
  await textOf(() => expectSentry(sentry).not.toHaveCapturedHandled(TypeError))
  expectSentry(sentry.lastEvent).toBeHandled()
  expectSentry(sentry.lastEvent).not.toHaveSentryTag('handled', 'no')
  await textOf(() => expectSentry(sentry.lastEvent).toHaveSentryTag('handled', 'no'))
  await textOf(() => expectSentry(sentry.lastEvent).not.toBeHandled())
})

test('what passed counts as asserted', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expectSentry(sentry).not.toHaveCapturedNothingElse()
  await expectSentry(sentry).toHaveCapturedException(TypeError)
  await expectSentry(sentry).toHaveCapturedNothingElse()
})

test('the guide shows this text', async () => {
  Sentry.captureException(new RangeError('too far'), { event_id: A })
  Sentry.captureException(new TypeError('boom'), {
    event_id: B,
    mechanism: { handled: false },
    captureContext: { tags: { gateway: 'paypal' } },
  })
  Sentry.captureMessage('stock is low')
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe', drop: true } })
  const { message, actual, expected } = await failureOf(() =>
    expectSentry(sentry).toHaveCapturedHandled(TypeError, { tags: { gateway: 'stripe' } }),
  )
  expect(message).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedHandled(TypeError, { tags: { gateway: "stripe" } })

    Expected: a handled TypeError with {"tags": {"gateway": "stripe"}}
    Captured: 2 exceptions, 1 message; none match
     -> 2: TypeError: boom      unhandled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        1: RangeError: too far  handled    error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

    Nearest: #2, 2 fields differ: handled, tags.gateway
      - "handled": "yes"
      + "handled": "no"
      - "tags.gateway": "stripe"
      + "tags.gateway": "paypal"
    Dropped: 1 error by before_send (TypeError: boom would have matched)"
  `)
  expect(expected).toStrictEqual({
    type: 'TypeError',
    handled: 'yes',
    tags: { gateway: 'stripe' },
  })
  expect(actual).toStrictEqual({ type: 'TypeError', handled: 'no', tags: { gateway: 'paypal' } })
})

describe('the diff in the text', () => {
  test('tells each value that differs, undefined for what is absent', async () => {
    Sentry.captureEvent({
      event_id: A,
      user: { id: '7' },
      extra: { cart: { items: [1, 2] }, total: 3 },
      fingerprint: ['a', 'b'],
    })
    const text = await textOf(() =>
      expectSentry(sentry).toHaveCapturedEvent({
        event_id: A,
        user: { id: '8', email: 'ann@example.com' },
        extra: { cart: { items: [1, 3] }, total: undefined },
        fingerprint: ['a'],
        level: (level) => level === 'info',
        transaction: /cart/,
      }),
    )
    expect(text.slice(text.indexOf('\nNearest'))).toMatchInlineSnapshot(`
      "
      Nearest: #1, 7 fields differ: user.id, user.email, extra.cart.items.1, extra.total, fingerprint, level, transaction
        - "user.id": "8"
        + "user.id": "7"
        - "user.email": "ann@example.com"
        + "user.email": undefined
        - "extra.cart.items": [1, 3]
        + "extra.cart.items": [1, 2]
        - "extra.total": undefined
        + "extra.total": 3
        - "fingerprint": ["a"]
        + "fingerprint": ["a", "b"]
        - "level": "[predicate level]"
        + "level": undefined
        - "transaction": /cart/
        + "transaction": undefined"
    `)
  })

  test('tells what is null, and objects that one side alone has', async () => {
    Sentry.captureEvent({ event_id: A, extra: { total: 3, coupon: null, cart: { items: 2 } } })
    const text = await textOf(() =>
      expectSentry(sentry).toHaveCapturedEvent({
        event_id: A,
        user: { id: '8' },
        request: {},
        extra: { total: null, coupon: 'SPRING', cart: 2 },
      }),
    )
    expect(text.slice(text.indexOf('\nNearest'))).toMatchInlineSnapshot(`
      "
      Nearest: #1, 5 fields differ: user, request, extra.total, extra.coupon, extra.cart
        - "user": {"id": "8"}
        + "user": undefined
        - "request": {}
        + "request": undefined
        - "extra.total": null
        + "extra.total": 3
        - "extra.coupon": "SPRING"
        + "extra.coupon": null
        - "extra.cart": 2
        + "extra.cart": {"items": 2}"
    `)
  })

  test('.not has none', async () => {
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    expect(await textOf(() => expectSentry(sentry).not.toHaveCapturedException(TypeError))).toBe(
      [
        'expect(sentry).not.toHaveCapturedException(TypeError)',
        '',
        'Expected: no TypeError',
        'Captured: 1 exception; 1 matches',
        `    1: TypeError: boom  handled  error  ${A}`,
      ].join('\n'),
    )
  })

  test('on one event it stands below', async () => {
    Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe' } })
    await sentry.settled()
    const { actual, expected } = await failureOf(() =>
      expectSentry(sentry.lastEvent).toHaveSentryTag('gateway', 'paypal'),
    )
    expect({ actual, expected }).toStrictEqual({
      actual: { gateway: 'stripe' },
      expected: { gateway: 'paypal' },
    })
  })
})

describe('a runner that gives a matcher nothing but the call', () => {
  const onRecording = recordingMatcher('toHaveCapturedException')
  const onEvent = eventMatcher('toHaveSentryTag')

  test('gets a verdict, and the diff in the text', async () => {
    Sentry.captureException(new TypeError('boom'), {
      event_id: A,
      captureContext: { level: 'fatal' },
    })
    // as runners do: what this returns is what the test awaits
    const judged = onRecording.call({}, sentry, TypeError, { level: 'error' })
    const { pass, message } = await judged.then((result) => result)
    expect(pass).toBe(false)
    expect(message()).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError, { level: "error" })

      Expected: a TypeError with {"level": "error"}
      Captured: 1 exception; none match
       -> 1: TypeError: boom  handled  fatal  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #1, 1 field differs: level
        - "level": "error"
        + "level": "fatal""
    `)
  })

  test('on one event too', async () => {
    Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe' } })
    await sentry.settled()
    expect(onEvent.call({}, sentry.lastEvent, 'gateway', 'stripe').pass).toBe(true)
    const { pass, message } = onEvent.call({}, sentry.lastEvent, 'gateway', 'paypal')
    expect(pass).toBe(false)
    expect(message()).toMatchInlineSnapshot(`
      "expect(event).toHaveSentryTag("gateway", "paypal")

      Expected: a tag gateway: "paypal"
      Captured: gateway: "stripe""
    `)
  })
})

test('the error is one that node:test, mocha and reporters know', async () => {
  const error = await expectSentry(sentry)
    .toHaveCapturedEvent()
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ExpectSentryError)
  expect(error).toMatchObject({ name: 'AssertionError', code: 'ERR_ASSERTION', showDiff: false })
})

test('an assertion that cannot be judged fails in both polarities', async () => {
  const problem = 'No exception has "tag". Did you mean "tags"?'
  // @ts-expect-error no exception has a tag
  expect(await textOf(() => expectSentry(sentry).toHaveCapturedHandled({ tag: 1 }))).toContain(
    problem,
  )
  expect(
    // @ts-expect-error no exception has a tag
    await textOf(() => expectSentry(sentry).not.toHaveCapturedHandled({ tag: 1 })),
  ).toContain(problem)
})
