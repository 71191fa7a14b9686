import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, textOf } from './helpers.js'
import { A, B, C, D } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.tags?.drop ? null : event) }))

test('passes for exceptions and messages, and says so of nothing', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
  Sentry.captureMessage('stock is low')
  await expect(sentry).toHaveCapturedEvent()
  const event_id = Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedEvent(event_id)
  await expect(sentry).toHaveCapturedEvent(event_id, { type: 'TypeError' })
  await expect(sentry).toHaveCapturedEvent({ times: 2 })
  await expect(sentry).not.toHaveCapturedEvent(A)
  await expect(sentry).not.toHaveCapturedEvent(event_id, { kind: 'message' })
})

test('other items are no events', async () => {
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
  await expect(sentry).not.toHaveCapturedEvent()
})

describe('fails', () => {
  test('when nothing was captured', async () => {
    expect(await textOf(() => expect(sentry).toHaveCapturedEvent(A))).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedEvent("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")

      Expected: an event "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      Captured: nothing (no envelope reached the transport)"
    `)
  })

  test('when others were captured: the latest is the nearest', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), { event_id: B })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedEvent(C.toUpperCase()),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedEvent("CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC")

      Expected: an event "cccccccccccccccccccccccccccccccc"
      Captured: 2 exceptions; none match
       -> 2: TypeError: boom      handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: RangeError: too far  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #2, 1 field differs: event_id"
    `)
    expect(expected).toStrictEqual({ event_id: C })
    expect(actual).toStrictEqual({ event_id: B })
  })

  test('when the event with this id says other things', async () => {
    Sentry.captureException(new TypeError('boom'), {
      event_id: A,
      captureContext: { user: { id: '7', email: 'ann@example.com' } },
    })
    Sentry.captureException(new RangeError('too far'), { event_id: B })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedEvent(A, {
        type: 'RangeError',
        user: { id: '8', email: /@example\.com$/, geo: { city: undefined } },
      }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedEvent("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", { type: "RangeError", user: { id: "8", email: /@example\\.com$/, geo: { city: undefined } } })

      Expected: an event "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" with {"type": "RangeError", "user": {"id": "8", "email": /@example\\.com$/, "geo": {"city": undefined}}}
      Captured: 2 exceptions; none match
       -> 1: TypeError: boom      handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: RangeError: too far  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

      Nearest: #1, 2 fields differ: type, user.id"
    `)
    // what matched is told as it was recorded, what nobody asked for is not told
    expect(expected).toStrictEqual({
      event_id: A,
      type: 'RangeError',
      user: { id: '8', email: 'ann@example.com', geo: undefined },
    })
    expect(actual).toStrictEqual({
      event_id: A,
      type: 'TypeError',
      user: { id: '7', email: 'ann@example.com', geo: undefined },
    })
  })

  test('when it was dropped', async () => {
    Sentry.captureException(new TypeError('boom'), {
      event_id: A,
      captureContext: { tags: { drop: true } },
    })
    expect(await textOf(() => expect(sentry).toHaveCapturedEvent(A))).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedEvent("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")

      Expected: an event "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      Captured: nothing (1 envelope reached the transport: 1 client_report)

      Dropped: 1 error by before_send (TypeError: boom would have matched)"
    `)
  })
})

test('what was dropped and would not have matched is not said to', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { drop: true } })
  expect(await textOf(() => expect(sentry).toHaveCapturedException(RangeError))).toMatch(
    /\nDropped: 1 error by before_send \(TypeError: boom\)$/,
  )
})

test('rows are of the kind that is asked for; where there is none, of what there is', async () => {
  Sentry.captureMessage('stock is low')
  const message = '    1: stock is low  message'
  expect(await textOf(() => expect(sentry).toHaveCapturedException())).toContain(message)
  Sentry.captureException(new TypeError('boom'), { event_id: B })
  const text = await textOf(() => expect(sentry).toHaveCapturedException({ times: 2 }))
  expect(text).toContain('1 exception, 1 message; 1 matches\n    2: TypeError: boom')
  expect(text).not.toContain(message)
})

describe('.not fails', () => {
  test('with all that was reported, in the order of capture', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureEvent({ event_id: B, message: 'stock is low', level: 'info' })
    Sentry.captureEvent({ event_id: C })
    Sentry.captureException(new TypeError('boom'), { event_id: D, mechanism: { handled: false } })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).not.toHaveCapturedEvent(),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedEvent()

      Expected: no event
      Captured: 2 exceptions, 2 messages; 4 match
          1: RangeError: too far  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: stock is low         message  info   bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          3: <unlabeled event>    message  error  cccccccccccccccccccccccccccccccc
          ... 1 more"
    `)
    expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
  })

  test('with the event of this id', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), { event_id: B })
    expect(
      await textOf(() => expect(sentry).not.toHaveCapturedEvent(B, { level: 'error' })),
    ).toMatchInlineSnapshot(`
        "expect(sentry).not.toHaveCapturedEvent("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", { level: "error" })

        Expected: no event "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" with {"level": "error"}
        Captured: 2 exceptions; 1 matches
            2: TypeError: boom  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
      `)
  })
})
