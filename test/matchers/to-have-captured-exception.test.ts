import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, textOf } from './helpers.js'
import { A, B, C } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('passes when an exception matches, and .not when none does', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedException()
  await expect(sentry).toHaveCapturedException(TypeError, { value: 'boom' })
  await expect(sentry).not.toHaveCapturedException(RangeError)
})

test('takes handled and unhandled ones, and no message', async () => {
  Sentry.captureMessage('boom')
  await expect(sentry).not.toHaveCapturedException()
  Sentry.captureException(new TypeError('boom'), { mechanism: { handled: false } })
  Sentry.captureException(new RangeError('too far'))
  await expect(sentry).toHaveCapturedException({ times: 2 })
})

describe('fails', () => {
  test('when nothing reached the transport', async () => {
    const failure = await failureOf(() => expect(sentry).toHaveCapturedException())
    expect(failure).toStrictEqual({
      message: [
        'expect(sentry).toHaveCapturedException()',
        '',
        'Expected: an exception',
        'Captured: nothing (no envelope reached the transport)',
      ].join('\n'),
      actual: undefined,
      expected: undefined,
    })
  })

  test('when other things reached the transport', async () => {
    Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
    Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
    expect(
      await textOf(() => expect(sentry).toHaveCapturedException(TypeError)),
    ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError)

      Expected: a TypeError
      Captured: nothing (2 envelopes reached the transport: 2 check_ins)"
    `)
  })

  test('when only messages were captured', async () => {
    const scope = Sentry.getCurrentScope()
    scope.captureMessage('stock is low', 'warning', { event_id: A })
    scope.captureMessage('stock is out', 'fatal', { event_id: B })
    expect(
      await textOf(() => expect(sentry).toHaveCapturedException('boom')),
    ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException("boom")

      Expected: an exception with value "boom"
      Captured: 2 messages; none match
          1: stock is low  message  warning  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: stock is out  message  fatal    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
  })

  test('when others were captured', async () => {
    Sentry.captureMessage('stock is low')
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), {
      event_id: B,
      mechanism: { handled: false },
      captureContext: { tags: { gateway: 'paypal' }, level: 'fatal' },
    })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedException(TypeError, {
        level: 'fatal',
        tags: { gateway: 'stripe' },
      }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError, { level: "fatal", tags: { gateway: "stripe" } })

      Expected: a TypeError with {"level": "fatal", "tags": {"gateway": "stripe"}}
      Captured: 2 exceptions, 1 message; none match
       -> 3: TypeError: boom      unhandled  fatal  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          2: RangeError: too far  handled    error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #3, 1 field differs: tags.gateway"
    `)
    expect(expected).toStrictEqual({
      type: 'TypeError',
      level: 'fatal',
      tags: { gateway: 'stripe' },
    })
    expect(actual).toStrictEqual({ type: 'TypeError', level: 'fatal', tags: { gateway: 'paypal' } })
  })

  test('and tells a message that was dropped from an exception that would have matched', async () => {
    Sentry.getCurrentScope().addEventProcessor((event) => (event.tags?.drop ? null : event))
    Sentry.captureMessage('stock is low', { tags: { drop: true } })
    Sentry.captureException(new RangeError('too far'), { tags: { drop: true } })
    Sentry.captureException(new TypeError('boom'), { tags: { drop: true } })
    expect(
      await textOf(() => expect(sentry).toHaveCapturedException(TypeError)),
    ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError)

      Expected: a TypeError
      Captured: nothing (1 envelope reached the transport: 1 client_report)

      Dropped: 3 errors by event_processor (TypeError: boom would have matched)"
    `)
  })
})

describe('what Sentry refused', () => {
  test('was not captured, and is told', async () => {
    sentry.respondWith({ statusCode: 500 })
    Sentry.captureException(new TypeError('boom'))
    expect(
      await textOf(() => expect(sentry).toHaveCapturedException(TypeError)),
    ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError)

      Expected: a TypeError
      Captured: nothing (1 envelope reached the transport: 1 not delivered)

      Dropped: 1 error by send_error 500 (TypeError: boom would have matched)"
    `)
    await expect(sentry).not.toHaveCapturedException()
  })
})

describe('.not fails', () => {
  test('with what matched, and without a diff', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), { event_id: B })
    Sentry.captureMessage('stock is low')
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).not.toHaveCapturedException(TypeError, { level: 'error' }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedException(TypeError, { level: "error" })

      Expected: no TypeError with {"level": "error"}
      Captured: 2 exceptions, 1 message; 1 matches
          2: TypeError: boom  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
    expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
  })

  test('without arguments', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    expect(await textOf(() => expect(sentry).not.toHaveCapturedException())).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedException()

      Expected: no exception
      Captured: 1 exception; 1 matches
          1: RangeError: too far  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    `)
  })
})

describe('times', () => {
  function captureThree(): void {
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    Sentry.captureException(new RangeError('too far'), { event_id: B })
    Sentry.captureException(new TypeError('bang'), { event_id: C })
  }

  test('too few', async () => {
    captureThree()
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedException(TypeError, { value: 'boom', times: 2 }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError, { value: "boom", times: 2 })

      Expected: a TypeError with {"value": "boom"}, exactly 2 times
      Captured: 3 exceptions; 1 matches
       -> 3: TypeError: bang      handled  error  cccccccccccccccccccccccccccccccc
          2: RangeError: too far  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: TypeError: boom      handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #3, 1 field differs: value"
    `)
    expect(expected).toStrictEqual({ type: 'TypeError', value: 'boom' })
    expect(actual).toStrictEqual({ type: 'TypeError', value: 'bang' })
  })

  test('too many', async () => {
    captureThree()
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedException(TypeError, { times: 1 }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(TypeError, { times: 1 })

      Expected: a TypeError, exactly 1 time
      Captured: 3 exceptions; 2 match
          1: TypeError: boom  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          3: TypeError: bang  handled  error  cccccccccccccccccccccccccccccccc"
    `)
    expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
  })

  test('none wanted', async () => {
    captureThree()
    expect(
      await textOf(() => expect(sentry).toHaveCapturedException(RangeError, { times: 0 })),
    ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(RangeError, { times: 0 })

      Expected: a RangeError, exactly 0 times
      Captured: 3 exceptions; 1 matches
          2: RangeError: too far  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
  })

  test('any number but that', async () => {
    captureThree()
    expect(
      await textOf(() => expect(sentry).not.toHaveCapturedException(TypeError, { times: 2 })),
    ).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedException(TypeError, { times: 2 })

      Expected: a TypeError, any number of times but 2
      Captured: 3 exceptions; 2 match
          1: TypeError: boom  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          3: TypeError: bang  handled  error  cccccccccccccccccccccccccccccccc"
    `)
    expect(
      await textOf(() => expect(sentry).not.toHaveCapturedException(SyntaxError, { times: 0 })),
    ).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedException(SyntaxError, { times: 0 })

      Expected: a SyntaxError, any number of times but 0
      Captured: 3 exceptions; none match"
    `)
  })
})
