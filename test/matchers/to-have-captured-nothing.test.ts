import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, problemOf, textOf } from './helpers.js'
import { A, B, C, D } from './ids.js'

let sendLate = () => {}
const late = new Promise<void>((resolve) => {
  sendLate = resolve
})

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    enableLogs: true,
    async beforeSend(event) {
      if (event.tags?.late) await late
      return event.tags?.drop ? null : event
    },
  }),
)

describe('toHaveCapturedNothing', () => {
  test('passes when no item was sent, and says so', async () => {
    await expect(sentry).toHaveCapturedNothing()
    expect(await textOf(() => expect(sentry).not.toHaveCapturedNothing())).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedNothing()

      Expected: anything captured at all
      Captured: nothing (no envelope reached the transport)"
    `)
  })

  test("the SDK's own sessions and client reports do not count", async () => {
    Sentry.startSession()
    Sentry.endSession()
    Sentry.captureException(new TypeError('boom'), { tags: { drop: true } })
    await expect(sentry).toHaveCapturedNothing()
    const types = sentry.items.map(({ type }) => type)
    expect(types).toContain('session')
    expect(types).toContain('client_report')
    expect(await textOf(() => expect(sentry).not.toHaveCapturedNothing())).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedNothing()

      Expected: anything captured at all
      Captured: nothing (3 envelopes reached the transport: 2 sessions, 1 client_report)"
    `)
  })

  test('fails with the events', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), { event_id: B, mechanism: { handled: false } })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedNothing(),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedNothing()

      Expected: nothing captured, not even a log or a span
      Captured: 2 events
          1: RangeError: too far  handled    error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: TypeError: boom      unhandled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
    expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
    await expect(sentry).not.toHaveCapturedNothing()
  })

  test('lists what was captured in the order of the calls, whatever arrives first', async () => {
    Sentry.captureException(new RangeError('too far'), { tags: { late: true } })
    Sentry.captureMessage('stock is low')
    await sentry.waitForEvent({ message: 'stock is low' })
    sendLate()
    const { message } = await failureOf(() => expect(sentry).toHaveCapturedNothing())
    const arrived = sentry.items.filter(({ type }) => type === 'event')
    expect(arrived.map(({ payload }) => Object(payload).level)).toEqual(['info', 'error'])
    expect(message).toMatch(/1: RangeError: too far .*\n *2: stock is low /)
  })

  test('fails with any other item', async () => {
    Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
    Sentry.logger.info('order placed')
    Sentry.logger.info('order paid')
    expect(await textOf(() => expect(sentry).toHaveCapturedNothing())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedNothing()

      Expected: nothing captured, not even a log or a span
      Captured: 1 check_in, 1 log
          1: check_in
          2: log       2 items"
    `)
    await expect(sentry).not.toHaveCapturedNothing()
  })

  test('takes no arguments', async () => {
    // @ts-expect-error to ask that one thing was not captured, its matcher is negated
    expect(await problemOf(() => expect(sentry).toHaveCapturedNothing(TypeError))).toBe(
      'This matcher takes no arguments. To ask that one thing was not captured, negate its ' +
        'matcher: expect(sentry).not.toHaveCapturedException(TypeError).',
    )
  })
})

describe('toHaveCapturedNothingElse', () => {
  test('passes when every event was asserted, or there is none', async () => {
    await expect(sentry).toHaveCapturedNothingElse()
    Sentry.captureException(new TypeError('boom'))
    Sentry.captureException(new TypeError('bang'))
    Sentry.captureMessage('stock is low')
    await expect(sentry).toHaveCapturedHandled(TypeError)
    await expect(sentry).not.toHaveCapturedNothingElse()
    await expect(sentry).toHaveCapturedMessage('stock is low')
    await expect(sentry).toHaveCapturedNothingElse()
  })

  test('every positive matcher counts', async () => {
    const event_id = Sentry.captureException(new RangeError('too far'))
    Sentry.captureException(new TypeError('boom'), { mechanism: { handled: false } })
    Sentry.captureException(new SyntaxError('comma'))
    await expect(sentry).toHaveCapturedEvent(event_id)
    await expect(sentry).toHaveCapturedUnhandled()
    await expect(sentry).toHaveCapturedException({ type: 'SyntaxError', times: 1 })
    await expect(sentry).toHaveCapturedNothingElse()
  })

  test('matchers on one event count too', async () => {
    const ids = [RangeError, TypeError, SyntaxError, URIError].map((Class) =>
      Sentry.captureException(new Class('boom'), {
        captureContext: { tags: { gateway: 'stripe' } },
      }),
    )
    Sentry.addBreadcrumb({ message: 'added' })
    const withBreadcrumb = Sentry.captureMessage('stock is low')
    await sentry.settled()
    const [first = '', second = '', third = '', fourth = ''] = ids
    expect(sentry.event(first)).toBeHandled()
    expect(sentry.event(second)).toHaveSentryTag('gateway', 'stripe')
    expectSentry(sentry.event(third)).toBeHandled()
    expect(sentry.event(withBreadcrumb)).toHaveBreadcrumb({ message: 'added' })
    expect(sentry.event(fourth)).not.toBeUnhandled()
    await textOf(() => expect(sentry.event(fourth)).toBeUnhandled())
    expect(await textOf(() => expect(sentry).toHaveCapturedNothingElse())).toContain(
      '1 event unasserted\n    4: URIError: boom',
    )
  })

  test('a negated or a failing assertion does not', async () => {
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    await expect(sentry).not.toHaveCapturedException(RangeError)
    await expect(sentry).not.toHaveCapturedException(TypeError, { times: 2 })
    await textOf(() => expect(sentry).not.toHaveCapturedException(TypeError))
    await textOf(() => expect(sentry).toHaveCapturedException(TypeError, { times: 2 }))
    await expect(sentry).not.toHaveCapturedNothingElse()
  })

  test('fails with what was not asserted', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), { event_id: B, mechanism: { handled: false } })
    Sentry.captureEvent({ event_id: C, message: 'stock is low', level: 'warning' })
    await expect(sentry).toHaveCapturedException(RangeError)
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedNothingElse(),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedNothingElse()

      Expected: every event asserted by an earlier assertion of this test
      Captured: 2 exceptions, 1 message; 2 events unasserted
          2: TypeError: boom  unhandled  error    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          3: stock is low     message    warning  cccccccccccccccccccccccccccccccc"
    `)
    expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
  })

  test('lists three at most', async () => {
    for (const event_id of [A, B, C, D]) {
      Sentry.captureException(new TypeError(`boom ${event_id[0]}`), { event_id })
    }
    expect(await textOf(() => expect(sentry).toHaveCapturedNothingElse())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedNothingElse()

      Expected: every event asserted by an earlier assertion of this test
      Captured: 4 exceptions; 4 events unasserted
          1: TypeError: boom a  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: TypeError: boom b  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          3: TypeError: boom c  handled  error  cccccccccccccccccccccccccccccccc
          ... 1 more"
    `)
  })

  test('fails with what came after the assertion', async () => {
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    await expect(sentry).toHaveCapturedException(TypeError)
    await expect(sentry).toHaveCapturedNothingElse()
    Sentry.captureException(new TypeError('bang'), { event_id: D })
    expect(await textOf(() => expect(sentry).toHaveCapturedNothingElse())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedNothingElse()

      Expected: every event asserted by an earlier assertion of this test
      Captured: 2 exceptions; 1 event unasserted
          2: TypeError: bang  handled  error  dddddddddddddddddddddddddddddddd"
    `)
  })

  test('.not fails when all was asserted', async () => {
    expect(
      await textOf(() => expect(sentry).not.toHaveCapturedNothingElse()),
    ).toMatchInlineSnapshot(`
        "expect(sentry).not.toHaveCapturedNothingElse()

        Expected: an event that no earlier assertion of this test was about
        Captured: nothing (no envelope reached the transport)"
      `)
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    await expect(sentry).toHaveCapturedException(TypeError)
    expect(
      await textOf(() => expect(sentry).not.toHaveCapturedNothingElse()),
    ).toMatchInlineSnapshot(`
        "expect(sentry).not.toHaveCapturedNothingElse()

        Expected: an event that no earlier assertion of this test was about
        Captured: 1 exception; 0 events unasserted"
      `)
  })

  test('what an earlier test asserted is forgotten', async () => {
    const error = new TypeError('boom')
    Sentry.captureException(error)
    await expect(sentry).toHaveCapturedException(error)
    await sentry.reset()
    Sentry.captureException(error)
    await expect(sentry).not.toHaveCapturedNothingElse()
  })

  test('takes no arguments', async () => {
    // @ts-expect-error what else there may be is asserted before
    expect(await problemOf(() => expect(sentry).toHaveCapturedNothingElse({}))).toContain(
      'This matcher takes no arguments.',
    )
  })
})
