import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, textOf } from './helpers.js'
import { A, B, C } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.tags?.drop ? null : event) }))

function captureMessage(message: string, level: Sentry.SeverityLevel, event_id: string): void {
  Sentry.getCurrentScope().captureMessage(message, level, { event_id })
}

test('passes when a message matches', async () => {
  Sentry.captureMessage('stock is low', 'warning')
  await expect(sentry).toHaveCapturedMessage()
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
  await expect(sentry).toHaveCapturedMessage({ level: 'warning' })
  await expect(sentry).not.toHaveCapturedMessage('stock is out')
  await expect(sentry).not.toHaveCapturedMessage('stock is low', { level: 'info' })
})

test('a bare event is a message, an exception is none', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).not.toHaveCapturedMessage()
  Sentry.captureEvent({ message: 'from the old logger' })
  Sentry.captureEvent({ level: 'debug' })
  await expect(sentry).toHaveCapturedMessage({ times: 2 })
})

test('the event of an id is a message only if it is one', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'))
  await expect(sentry).not.toHaveCapturedMessage({ event_id })
  const ofMessage = Sentry.captureMessage('stock is low')
  await expect(sentry).toHaveCapturedMessage({ event_id: ofMessage })
  await expect(sentry).not.toHaveCapturedException({ event_id: ofMessage })
  await expect(sentry).toHaveCapturedException({ event_id })
})

describe('fails', () => {
  test('when nothing was captured', async () => {
    expect(
      await textOf(() => expect(sentry).toHaveCapturedMessage('stock is low')),
    ).toMatchInlineSnapshot(`
        "expect(sentry).toHaveCapturedMessage("stock is low")

        Expected: a message "stock is low"
        Captured: nothing (no envelope reached the transport)"
      `)
  })

  test('when only exceptions were captured', async () => {
    Sentry.captureException(new TypeError('stock is low'), { event_id: A })
    expect(
      await textOf(() => expect(sentry).toHaveCapturedMessage('stock is low')),
    ).toMatchInlineSnapshot(`
        "expect(sentry).toHaveCapturedMessage("stock is low")

        Expected: a message "stock is low"
        Captured: 1 exception; none match
            1: TypeError: stock is low  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      `)
  })

  test('when others were captured', async () => {
    captureMessage('stock is out', 'warning', A)
    Sentry.captureException(new TypeError('boom'), { event_id: B })
    captureMessage('stock is fine', 'info', C)
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveCapturedMessage(/low$/, { level: 'warning', user: { id: '7' } }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedMessage(/low$/, { level: "warning", user: { id: "7" } })

      Expected: a message /low$/ with {"level": "warning", "user": {"id": "7"}}
      Captured: 1 exception, 2 messages; none match
       -> 1: stock is out   message  warning  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          3: stock is fine  message  info     cccccccccccccccccccccccccccccccc

      Nearest: #1, 2 fields differ: message, user"
    `)
    expect(expected).toStrictEqual({ message: /low$/, level: 'warning', user: { id: '7' } })
    expect(actual).toStrictEqual({ message: 'stock is out', level: 'warning', user: undefined })
  })

  test('when it was dropped', async () => {
    Sentry.captureException(new TypeError('stock is low'), { tags: { drop: true } })
    Sentry.captureMessage('stock is low', { tags: { drop: true } })
    expect(
      await textOf(() => expect(sentry).toHaveCapturedMessage('stock is low')),
    ).toMatchInlineSnapshot(`
        "expect(sentry).toHaveCapturedMessage("stock is low")

        Expected: a message "stock is low"
        Captured: nothing (1 envelope reached the transport: 1 client_report)

        Dropped: 2 errors by before_send (stock is low would have matched)"
      `)
  })
})

describe('what was dropped would have matched only as what was asked for', () => {
  async function droppedNote(assertion: () => Promise<void>): Promise<string> {
    return (await textOf(assertion)).split('\n').at(-1) ?? ''
  }

  test('an exception is no message, a message no exception', async () => {
    Sentry.captureException(new TypeError('boom'), { tags: { drop: true } })
    expect(await droppedNote(() => expect(sentry).toHaveCapturedMessage())).toBe(
      'Dropped: 1 error by before_send (TypeError: boom)',
    )
    await sentry.reset()
    Sentry.captureMessage('stock is low', { tags: { drop: true } })
    expect(await droppedNote(() => expect(sentry).toHaveCapturedException())).toBe(
      'Dropped: 1 error by before_send (stock is low)',
    )
  })

  test('neither is a check-in', async () => {
    Sentry.captureException(new TypeError('boom'), { tags: { drop: true } })
    expect(await droppedNote(() => expect(sentry).toHaveCapturedCheckIn())).toBe(
      'Dropped: 1 error by before_send (TypeError: boom)',
    )
  })

  test('and a log, of which nothing is known, is neither', async () => {
    Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item', 2)
    const text = 'Dropped: 2 log_items by before_send'
    expect(await droppedNote(() => expect(sentry).toHaveCapturedException())).toBe(text)
    expect(await droppedNote(() => expect(sentry).toHaveCapturedMessage())).toBe(text)
    expect(await droppedNote(() => expect(sentry).toHaveCapturedEvent())).toBe(text)
  })

  test('nor does what a predicate throws on', async () => {
    Sentry.captureException(new TypeError('boom'), { tags: { drop: true } })
    const value = () => {
      throw new Error('not written for this one')
    }
    expect(await droppedNote(() => expect(sentry).toHaveCapturedException({ value }))).toBe(
      'Dropped: 1 error by before_send (TypeError: boom)',
    )
  })
})

test('.not fails with what matched', async () => {
  captureMessage('stock is out', 'warning', A)
  captureMessage('stock is low', 'warning', B)
  const { message, actual, expected } = await failureOf(() =>
    expect(sentry).not.toHaveCapturedMessage(/low/),
  )
  expect(message).toMatchInlineSnapshot(`
    "expect(sentry).not.toHaveCapturedMessage(/low/)

    Expected: no message /low/
    Captured: 2 messages; 1 matches
        2: stock is low  message  warning  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  `)
  expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
})

test('times', async () => {
  captureMessage('stock is low', 'warning', A)
  captureMessage('stock is out', 'warning', B)
  expect(
    await textOf(() => expect(sentry).toHaveCapturedMessage('stock is low', { times: 2 })),
  ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedMessage("stock is low", { times: 2 })

      Expected: a message "stock is low", exactly 2 times
      Captured: 2 messages; 1 matches
       -> 2: stock is out  message  warning  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: stock is low  message  warning  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #2, 1 field differs: message"
    `)
  expect(
    await textOf(() => expect(sentry).toHaveCapturedMessage(/^stock/, { times: 1 })),
  ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedMessage(/^stock/, { times: 1 })

      Expected: a message /^stock/, exactly 1 time
      Captured: 2 messages; 2 match
          1: stock is low  message  warning  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: stock is out  message  warning  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
  expect(
    await textOf(() => expect(sentry).not.toHaveCapturedMessage({ times: 2 })),
  ).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveCapturedMessage({ times: 2 })

      Expected: a message, any number of times but 2
      Captured: 2 messages; 2 match
          1: stock is low  message  warning  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2: stock is out  message  warning  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    `)
})
