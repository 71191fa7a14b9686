import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, textOf } from './helpers.js'
import { A, B, C } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.tags?.drop ? null : event) }))

function captureUnhandled(error: Error, event_id: string): void {
  Sentry.captureException(error, { event_id, mechanism: { type: 'checkout', handled: false } })
}

describe('toHaveCapturedHandled', () => {
  test('passes when one matches whose whole chain is handled', async () => {
    captureUnhandled(new TypeError('boom'), A)
    Sentry.captureException(new TypeError('boom', { cause: new Error('no funds') }))
    await expect(sentry).toHaveCapturedHandled(TypeError, { times: 1 })
    await expect(sentry).toHaveCapturedHandled({ causes: [{ value: 'no funds' }] })
    await expect(sentry).not.toHaveCapturedHandled(RangeError)
  })

  test('a message is none', async () => {
    Sentry.captureMessage('boom')
    await expect(sentry).not.toHaveCapturedHandled()
  })

  test('fails when all that match are unhandled', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    captureUnhandled(new TypeError('boom'), B)
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedHandled(TypeError, { level: 'error' }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedHandled(TypeError, { level: "error" })

      Expected: a handled TypeError with {"level": "error"}
      Captured: 2 exceptions; none match
       -> 2: TypeError: boom      unhandled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: RangeError: too far  handled    error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #2, 1 field differs: handled"
    `)
    expect(expected).toStrictEqual({ type: 'TypeError', handled: 'yes', level: 'error' })
    expect(actual).toStrictEqual({ type: 'TypeError', handled: 'no', level: 'error' })
  })

  test('fails as the guide shows', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), {
      event_id: B,
      mechanism: { handled: false },
      captureContext: { tags: { gateway: 'paypal' } },
    })
    Sentry.captureMessage('stock is low')
    Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe', drop: 1 } })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedHandled(TypeError, { tags: { gateway: 'stripe' } }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedHandled(TypeError, { tags: { gateway: "stripe" } })

      Expected: a handled TypeError with {"tags": {"gateway": "stripe"}}
      Captured: 2 exceptions, 1 message; none match
       -> 2: TypeError: boom      unhandled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: RangeError: too far  handled    error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #2, 2 fields differ: handled, tags.gateway
      Dropped: 1 error by before_send (TypeError: boom would have matched)"
    `)
    expect(expected).toStrictEqual({
      type: 'TypeError',
      handled: 'yes',
      tags: { gateway: 'stripe' },
    })
    expect(actual).toStrictEqual({ type: 'TypeError', handled: 'no', tags: { gateway: 'paypal' } })
  })

  test('fails without arguments, and with nothing captured', async () => {
    expect(await textOf(() => expect(sentry).toHaveCapturedHandled())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedHandled()

      Expected: a handled exception
      Captured: nothing (no envelope reached the transport)"
    `)
    captureUnhandled(new TypeError('boom'), A)
    expect(await textOf(() => expect(sentry).toHaveCapturedHandled())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedHandled()

      Expected: a handled exception
      Captured: 1 exception; none match
       -> 1: TypeError: boom  unhandled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #1, 1 field differs: handled"
    `)
  })

  test('that it is handled is no difference where it is', async () => {
    Sentry.captureException(new TypeError('boom'))
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedHandled({ level: 'fatal' }),
    )
    expect(message).toContain('Nearest: #1, 1 field differs: level')
    expect([expected, actual]).toStrictEqual([
      { handled: 'yes', level: 'fatal' },
      { handled: 'yes', level: 'error' },
    ])
  })

  test('.not fails with the handled ones', async () => {
    captureUnhandled(new TypeError('boom'), A)
    Sentry.captureException(new TypeError('bang'), { event_id: B })
    Sentry.captureException(new RangeError('too far'), { event_id: C })
    expect(
      await textOf(() => expect(sentry).not.toHaveCapturedHandled(TypeError)),
    ).toMatchInlineSnapshot(`
        "expect(sentry).not.toHaveCapturedHandled(TypeError)

        Expected: no handled TypeError
        Captured: 3 exceptions; 1 matches
            2: TypeError: bang  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
      `)
  })
})

describe('toHaveCapturedUnhandled', () => {
  test('passes when one matches with an unhandled exception in its chain', async () => {
    Sentry.captureException(new TypeError('boom'))
    captureUnhandled(new TypeError('boom', { cause: new Error('no funds') }), A)
    await expect(sentry).toHaveCapturedUnhandled(TypeError, { times: 1 })
    await expect(sentry).toHaveCapturedUnhandled({ causes: [{ value: 'no funds' }] })
    await expect(sentry).not.toHaveCapturedUnhandled(RangeError)
  })

  test('a message is none', async () => {
    Sentry.captureMessage('boom')
    await expect(sentry).not.toHaveCapturedUnhandled()
  })

  test('fails when all that match are handled', async () => {
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    captureUnhandled(new RangeError('too far'), B)
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedUnhandled('boom', { level: 'fatal' }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedUnhandled("boom", { level: "fatal" })

      Expected: an unhandled exception with value "boom" with {"level": "fatal"}
      Captured: 2 exceptions; none match
       -> 1: TypeError: boom      handled    error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: RangeError: too far  unhandled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

      Nearest: #1, 2 fields differ: handled, level"
    `)
    expect(expected).toStrictEqual({ value: 'boom', handled: 'no', level: 'fatal' })
    expect(actual).toStrictEqual({ value: 'boom', handled: 'yes', level: 'error' })
  })

  test('fails without arguments, and with nothing captured', async () => {
    expect(await textOf(() => expect(sentry).toHaveCapturedUnhandled())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedUnhandled()

      Expected: an unhandled exception
      Captured: nothing (no envelope reached the transport)"
    `)
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    expect(await textOf(() => expect(sentry).toHaveCapturedUnhandled())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedUnhandled()

      Expected: an unhandled exception
      Captured: 1 exception; none match
       -> 1: TypeError: boom  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #1, 1 field differs: handled"
    `)
  })

  test('.not fails with the unhandled ones', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    captureUnhandled(new TypeError('boom'), B)
    expect(await textOf(() => expect(sentry).not.toHaveCapturedUnhandled())).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedUnhandled()

      Expected: no unhandled exception
      Captured: 2 exceptions; 1 matches
          2: TypeError: boom  unhandled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
  })
})
