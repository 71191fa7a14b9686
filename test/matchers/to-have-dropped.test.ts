import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, textOf } from './helpers.js'
import { A, B, C } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    beforeSend(event) {
      if (event.tags?.broken) throw new Error('beforeSend is broken')
      return event.tags?.drop ? null : event
    },
  }),
)

/** Drops are told in the order in which they happened: each has to happen before the next. */
async function captureDropped(
  error: Error,
  event_id: string,
  tags: Record<string, string> = {},
): Promise<void> {
  Sentry.captureException(error, { event_id, captureContext: { tags: { drop: 'yes', ...tags } } })
  await sentry.settled()
}

test('passes when something was dropped', async () => {
  await expect(sentry).not.toHaveDropped()
  await captureDropped(new TypeError('boom'), A)
  await expect(sentry).toHaveDropped()
  await expect(sentry).toHaveDropped('before_send')
  await expect(sentry).not.toHaveDropped('event_processor')
  // of another SDK
  await expect(sentry).not.toHaveDropped('cache_overflow')
  await expect(sentry).not.toHaveCapturedEvent()
})

test('the query names fields of the drop, or of its event', async () => {
  await captureDropped(new TypeError('boom'), A, { gateway: 'stripe' })
  await expect(sentry).toHaveDropped({ reason: /send$/, category: 'error', quantity: 1 })
  await expect(sentry).toHaveDropped('before_send', { type: 'TypeError', value: 'boom' })
  await expect(sentry).toHaveDropped({ event_id: A, tags: { gateway: 'stripe' }, handled: 'yes' })
  await expect(sentry).toHaveDropped({ event: { event_id: A, title: 'TypeError: boom' } })
  await expect(sentry).not.toHaveDropped({ category: 'transaction' })
  await expect(sentry).not.toHaveDropped('before_send', { type: 'RangeError' })
  await expect(sentry).not.toHaveDropped({ event_id: B })
  await expect(sentry).toHaveDropped({ tags: {} })
  await expect(sentry).not.toHaveDropped({ tags: { gateway: 'paypal' } })
  await expect(sentry).not.toHaveDropped({ event: undefined })
})

test('an id of the event may be spelled any way', async () => {
  const dashed = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'
  await captureDropped(new TypeError('boom'), A)
  await expect(sentry).toHaveDropped({ event_id: A.toUpperCase() })
  await expect(sentry).toHaveDropped({ event_id: dashed })
  await expect(sentry).not.toHaveDropped({ event_id: dashed.replaceAll('a', 'b') })
})

test('error asks for the very object, or for a part of it', async () => {
  const error = Object.assign(new TypeError('boom'), { code: 402 })
  await captureDropped(error, A)
  await expect(sentry).toHaveDropped({ error })
  await expect(sentry).toHaveDropped({ error: { code: 402, message: /^b/ } })
  await expect(sentry).not.toHaveDropped({ error: new TypeError('boom') })
  await expect(sentry).not.toHaveDropped({ error: { code: 403 } })
  await expect(sentry).not.toHaveDropped({ error: undefined })
})

test('of a drop without an event nothing of one is true', async () => {
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item')
  await expect(sentry).toHaveDropped({ event: undefined, error: undefined, tags: undefined })
  await expect(sentry).not.toHaveDropped({ event: {} })
  await expect(sentry).not.toHaveDropped({ event_id: A })
  await expect(sentry).not.toHaveDropped({ error: { code: 402 } })
  await expect(sentry).not.toHaveDropped({ tags: {} })
  await expect(sentry).not.toHaveDropped({ tags: { gateway: 'stripe' } })
})

test('what an event processor dropped is known with what the scope says of it', async () => {
  Sentry.getCurrentScope().addEventProcessor((event) => (event.message === 'drop' ? null : event))
  Sentry.captureMessage('drop', { tags: { gateway: 'stripe' }, user: { id: '7' } })
  await expect(sentry).toHaveDropped('event_processor', {
    message: 'drop',
    tags: { gateway: 'stripe' },
    user: { id: '7' },
  })
  await expect(sentry).not.toHaveDropped({ tags: { gateway: 'paypal' } })
})

test('a query on the event follows the rules for events', async () => {
  await captureDropped(new TypeError('boom'), A, { 'card type': 'visa' })
  await expect(sentry).toHaveDropped({ event: { tags: { 'card type': 'visa' }, event_id: A } })
  await expect(sentry).not.toHaveDropped({ event: { tags: { 'card type': 'amex' } } })
  // each of its keys, not one of them
  await expect(sentry).not.toHaveDropped({ event: { event_id: A, type: 'RangeError' } })
  await expect(sentry).not.toHaveDropped({ event: { type: 'RangeError', event_id: A } })
  const { actual } = await failureOf(() =>
    expect(sentry).toHaveDropped({ event: { type: 'RangeError' } }),
  )
  expect(Object(actual).event).toBe(sentry.drops[0]?.event)
  const mistyped: object = { event: { tag: 'visa' } }
  const problem = 'No event has "tag". Did you mean "tags"?'
  expect(await textOf(() => expect(sentry).toHaveDropped(mistyped))).toContain(problem)
  expect(await textOf(() => expect(sentry).not.toHaveDropped(mistyped))).toContain(problem)
})

test('what Sentry refused is dropped, with the status', async () => {
  sentry.respondWith({ statusCode: 413 })
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveDropped('send_error', { statusCode: 413, type: 'TypeError' })
  await expect(sentry).not.toHaveDropped({ statusCode: 429 })
  await expect(sentry).not.toHaveDropped('before_send', { statusCode: undefined })
})

test('a drop without an event has no breadcrumbs, which is no match, and not empty either', async () => {
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item')
  await expect(sentry).not.toHaveDropped({ breadcrumbs: [] })
  const { message, actual } = await failureOf(() =>
    expect(sentry).toHaveDropped('before_send', { breadcrumbs: [{ message: 'paid' }] }),
  )
  expect(message).toContain('Nearest: #1, 1 field differs: breadcrumbs')
  expect(actual).toStrictEqual({ reason: 'before_send', breadcrumbs: undefined })
})

test('times counts quantities', async () => {
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item', 3)
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item', 2)
  await expect(sentry).toHaveDropped('before_send', { category: 'log_item', times: 5 })
  await expect(sentry).toHaveDropped({ quantity: 3, times: 3 })
  await expect(sentry).not.toHaveDropped('before_send', { times: 2 })
  expect(
    await textOf(() => expect(sentry).toHaveDropped('before_send', { times: 2 })),
  ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveDropped("before_send", { times: 2 })

      Expected: a drop "before_send", exactly 2 times
      Captured: 2 drops; 5 match
          1: log_item  before_send  3 log_item
          2: log_item  before_send  2 log_item"
    `)
  expect(
    await textOf(() => expect(sentry).not.toHaveDropped('before_send', { times: 5 })),
  ).toMatchInlineSnapshot(`
      "expect(sentry).not.toHaveDropped("before_send", { times: 5 })

      Expected: a drop "before_send", any number of times but 5
      Captured: 2 drops; 5 match
          1: log_item  before_send  3 log_item
          2: log_item  before_send  2 log_item"
    `)
})

describe('fails', () => {
  test('when nothing was dropped', async () => {
    Sentry.captureException(new TypeError('boom'), { event_id: A })
    expect(await textOf(() => expect(sentry).toHaveDropped())).toMatchInlineSnapshot(`
      "expect(sentry).toHaveDropped()

      Expected: a drop
      Captured: no drop"
    `)
    expect(
      await textOf(() => expect(sentry).toHaveDropped('before_send', { type: 'TypeError' })),
    ).toMatchInlineSnapshot(`
        "expect(sentry).toHaveDropped("before_send", { type: "TypeError" })

        Expected: a drop "before_send" with {"type": "TypeError"}
        Captured: no drop"
      `)
  })

  test('when others were dropped', async () => {
    await captureDropped(new RangeError('too far'), A)
    await captureDropped(new TypeError('boom'), B, { gateway: 'paypal' })
    Sentry.captureException(new TypeError('bang'), {
      event_id: C,
      captureContext: { tags: { broken: true } },
    })
    const { message, actual, expected } = await failureOf(() =>
      expect(sentry).toHaveDropped('before_send', {
        type: 'TypeError',
        tags: { gateway: 'stripe' },
      }),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveDropped("before_send", { type: "TypeError", tags: { gateway: "stripe" } })

      Expected: a drop "before_send" with {"type": "TypeError", "tags": {"gateway": "stripe"}}
      Captured: 3 drops; none match
       -> 2: TypeError: boom      before_send     1 error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: RangeError: too far  before_send     1 error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          3: TypeError: bang      callback_error  1 error  cccccccccccccccccccccccccccccccc

      Nearest: #2, 1 field differs: tags.gateway"
    `)
    expect(expected).toStrictEqual({
      reason: 'before_send',
      type: 'TypeError',
      tags: { gateway: 'stripe' },
    })
    expect(actual).toStrictEqual({
      reason: 'before_send',
      type: 'TypeError',
      tags: { gateway: 'paypal' },
    })
  })
})

test('.not fails with what was dropped', async () => {
  await captureDropped(new RangeError('too far'), A)
  await captureDropped(new TypeError('boom'), B)
  const { message, actual, expected } = await failureOf(() =>
    expect(sentry).not.toHaveDropped('before_send', { value: 'boom' }),
  )
  expect(message).toMatchInlineSnapshot(`
    "expect(sentry).not.toHaveDropped("before_send", { value: "boom" })

    Expected: no drop "before_send" with {"value": "boom"}
    Captured: 2 drops; 1 matches
        2: TypeError: boom  before_send  1 error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  `)
  expect({ actual, expected }).toStrictEqual({ actual: undefined, expected: undefined })
  expect(await textOf(() => expect(sentry).not.toHaveDropped())).toMatchInlineSnapshot(`
    "expect(sentry).not.toHaveDropped()

    Expected: no drop
    Captured: 2 drops; 2 match
        1: RangeError: too far  before_send  1 error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        2: TypeError: boom      before_send  1 error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  `)
})
