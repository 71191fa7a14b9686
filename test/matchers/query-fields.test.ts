import * as Sentry from '@sentry/core'
import { createFakeTransport, type EventQuery } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { failureOf, initCore, isCaptured, problemOf } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

describe('breadcrumbs match in order, with others between', () => {
  beforeEach(() => {
    Sentry.captureEvent({
      breadcrumbs: [
        { category: 'http', message: 'GET /cart', data: { status_code: 200 } },
        { category: 'cart', message: 'added sku-1', level: 'info' },
        { category: 'cart', message: 'added sku-2' },
        { category: 'http', message: 'POST /pay', data: { status_code: 402 } },
      ],
    })
  })

  test.each<NonNullable<EventQuery['breadcrumbs']>[]>([
    [[{ category: 'http' }]],
    [[{ message: 'GET /cart' }, { message: 'POST /pay' }]],
    [[{ category: 'cart' }, { category: 'cart' }]],
    [[{ category: 'http' }, { category: 'cart' }, { category: 'cart' }, { category: 'http' }]],
    [[{ message: /added/ }, { data: { status_code: 402 } }]],
    [[{ data: undefined }]],
    [[{ message: expect.stringContaining('sku-2') }]],
    [[{ level: 'info' }, {}, {}]],
    [(breadcrumbs) => breadcrumbs.length === 4],
  ])('%o matches', async (breadcrumbs) => {
    expect(await isCaptured(sentry, { breadcrumbs })).toBe(true)
  })

  test.each<NonNullable<EventQuery['breadcrumbs']>[]>([
    [[]],
    [[{ message: 'POST /pay' }, { message: 'GET /cart' }]],
    [[{ category: 'cart' }, { category: 'cart' }, { category: 'cart' }]],
    [[{ level: 'info' }, {}, {}, {}]],
    [[{ message: 'added' }]],
    [[{ category: 'http', message: /added/ }]],
    [[{ category: 'http', data: { status_code: 500 } }]],
    [(breadcrumbs) => breadcrumbs.length === 0],
  ])('%o does not', async (breadcrumbs) => {
    expect(await isCaptured(sentry, { breadcrumbs })).toBe(false)
  })

  test('the difference is the first that is not found', async () => {
    const { message, expected, actual } = await failureOf(() =>
      expect(sentry).toHaveCapturedEvent({
        breadcrumbs: [{ message: 'POST /pay' }, { message: 'GET /cart' }],
      }),
    )
    expect(message).toContain('1 field differs: breadcrumbs.1')
    expect(expected).toStrictEqual({
      breadcrumbs: [{ message: 'POST /pay' }, { message: 'GET /cart' }],
    })
    // in all of them, what was asked of any
    expect(actual).toStrictEqual({
      breadcrumbs: [
        { message: 'GET /cart' },
        { message: 'added sku-1' },
        { message: 'added sku-2' },
        { message: 'POST /pay' },
      ],
    })
  })
})

test('asked by matchers, which name no key, all of the breadcrumbs is in the diff', async () => {
  const breadcrumbs = [{ message: 'a' }, { message: 'b', level: 'info' }] as const
  Sentry.captureEvent({ breadcrumbs: [...breadcrumbs] })
  const { actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedEvent({
      breadcrumbs: [expect.objectContaining({ message: 'c' })],
    }),
  )
  expect(actual).toStrictEqual({ breadcrumbs })
})

test('breadcrumbs that match are no difference, with whatever stands between', async () => {
  Sentry.captureEvent({ breadcrumbs: [{ message: 'a' }, { message: 'b', level: 'info' }] })
  const { expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedEvent({ breadcrumbs: [{ message: 'b' }], level: 'fatal' }),
  )
  const breadcrumbs = [{ message: 'a' }, { message: 'b', level: 'info' }]
  expect(expected).toStrictEqual({ breadcrumbs, level: 'fatal' })
  expect(actual).toStrictEqual({ breadcrumbs, level: undefined })
})

test('the diff has a list element by element, each as recorded where it matches', async () => {
  Sentry.captureEvent({ extra: { items: ['sku-1', { id: 7, name: 'tea' }, 'sku-3'] } })
  const items = [/^sku/, { id: 8 }, 'sku-4']
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedEvent({ extra: { items } }),
  )
  expect(message).toContain('2 fields differ: extra.items.1.id, extra.items.2')
  expect(expected).toStrictEqual({ extra: { items: ['sku-1', { id: 8 }, 'sku-4'] } })
  expect(actual).toStrictEqual({ extra: { items: ['sku-1', { id: 7 }, 'sku-3'] } })
})

test('error asks for the very object, or for a part of it', async () => {
  const error = Object.assign(new TypeError('boom'), { code: 402 })
  Sentry.captureException(error)
  expect(await isCaptured(sentry, { error })).toBe(true)
  expect(await isCaptured(sentry, { error: new TypeError('boom') })).toBe(false)
  expect(await isCaptured(sentry, { error: { code: 402, message: /^b/ } })).toBe(true)
  expect(await isCaptured(sentry, { error: { code: 403 } })).toBe(false)
  expect(await isCaptured(sentry, { error: undefined })).toBe(false)
  const { expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedEvent({ error: new TypeError('boom') }),
  )
  expect(Object(expected).error).not.toBe(error)
  expect(Object(actual).error).toBe(error)
})

test('an event that never had an error object has none', async () => {
  Sentry.captureEvent({ message: 'order' })
  expect(await isCaptured(sentry, { error: undefined })).toBe(true)
  expect(await isCaptured(sentry, { error: { code: 402 } })).toBe(false)
  expect(await isCaptured(sentry, { error: new TypeError('boom') })).toBe(false)
})

test('unhandled asks whether any exception of the chain is', async () => {
  Sentry.captureException(new TypeError('boom'), { mechanism: { handled: false } })
  expect(await isCaptured(sentry, { unhandled: true })).toBe(true)
  expect(await isCaptured(sentry, { unhandled: false })).toBe(false)
})

describe('a predicate is asked only of the event that has the id, wherever it stands', () => {
  const isSeven = (user: unknown) => {
    if (!user) throw new Error('not written for an event without a user')
    return Object(user).id === '7'
  }

  test('of an exception', async () => {
    Sentry.captureException(new TypeError('boom'))
    const event_id = Sentry.captureException(new TypeError('boom'), { user: { id: '7' } })
    await expect(sentry).toHaveCapturedException({ user: isSeven, event_id })
    await expect(sentry).not.toHaveCapturedException({ user: (user) => !isSeven(user), event_id })
    expect(await isCaptured(sentry, { user: isSeven, event_id })).toBe(true)
  })

  test('of a message', async () => {
    Sentry.captureMessage('order')
    const event_id = Sentry.captureMessage('order', { user: { id: '7' } })
    await expect(sentry).toHaveCapturedMessage({ user: isSeven, event_id })
    await expect(sentry).not.toHaveCapturedMessage({ user: (user) => !isSeven(user), event_id })
  })
})

test('[] asks for no breadcrumb at all', async () => {
  Sentry.captureEvent({ message: 'quiet' })
  expect(await isCaptured(sentry, { breadcrumbs: [] })).toBe(true)
})

test.each([
  ['undefined', undefined],
  ['null', null],
  ['"cart"', 'cart'],
  ['{"message": "x"}', { message: 'x' }],
])('breadcrumbs: %s is no list', async (shown, breadcrumbs) => {
  // @ts-expect-error only a list is typed
  const query: { breadcrumbs: [] } = { breadcrumbs }
  const problem = `breadcrumbs is a list, in order: { breadcrumbs: [{ message: 'x' }] }; ${shown} is none.`
  expect(await problemOf(() => expect(sentry).toHaveCapturedEvent(query))).toBe(problem)
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent(query))).toBe(problem)
})

test('a key that no breadcrumb has is a mistake, not a mismatch', async () => {
  Sentry.captureEvent({ message: 'order', breadcrumbs: [{ message: 'cart', data: { items: 2 } }] })
  // @ts-expect-error a breadcrumb has no such key
  const mistyped: EventQuery = { breadcrumbs: [{ message: 'cart' }, { mesage: 'cart' }] }
  const problem =
    'No breadcrumb has "mesage". Did you mean "message"? A query may name: type, category, ' +
    'message, data, level, timestamp, event_id.'
  expect(await problemOf(() => expect(sentry).toHaveCapturedEvent(mistyped))).toBe(problem)
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent(mistyped))).toBe(problem)
  expect(await problemOf(() => expect(sentry).not.toHaveDropped({ event: mistyped }))).toBe(problem)
  // what stands inside of data is the app's
  await expect(sentry).toHaveCapturedEvent({ breadcrumbs: [{ data: { items: 2 } }] })
  await expect(sentry).not.toHaveCapturedEvent({ breadcrumbs: [{ data: { itmes: 2 } }] })
})

test('nor has a cause or an attachment', async () => {
  Sentry.captureException(new Error('outer', { cause: new TypeError('inner') }))
  const causes = { causes: [{ type: 'TypeError' }, { typ: 'RangeError' }] }
  const attachments = { attachments: [{ filname: 'order.txt' }] }
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedException(causes))).toBe(
    'No cause has "typ". Did you mean "type"? A query may name: type, value, mechanism.',
  )
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent(attachments))).toMatch(
    /^No attachment has "filname"\. Did you mean "filename"\? A query may name: filename, /,
  )
  expect(await problemOf(() => expect(sentry).not.toHaveDropped(causes))).toContain(
    'No cause has "typ"',
  )
})

describe("tags compare after Sentry's own coercion", () => {
  beforeEach(() => {
    Sentry.captureEvent({
      message: 'order',
      tags: { vip: true, beta: false, retries: 3, ratio: 1.5, 'card type': 'visa', text: 'true' },
    })
  })

  test.each<EventQuery['tags'][]>([
    [{ vip: true }],
    [{ vip: 'True' }],
    [{ vip: /^T/ }],
    [{ beta: false }],
    [{ retries: 3 }],
    [{ retries: '3' }],
    [{ ratio: 1.5 }],
    [{ ratio: 1 }],
    [{ ratio: '1' }],
    [{ 'card type': 'visa' }],
    [{ 'card-type': 'visa' }],
    [{ text: 'true' }],
    [{ nothing: undefined }],
    [{ vip: (value: string) => value === 'True' }],
    [{ vip: expect.stringContaining('ru') }],
    [{ level: 'error', handled: undefined }],
    [{}],
    [(tags) => tags.vip === 'True'],
  ])('%o matches', async (tags) => {
    expect(await isCaptured(sentry, { tags })).toBe(true)
  })

  test.each<EventQuery['tags'][]>([
    [{ vip: 'true' }],
    [{ vip: false }],
    [{ vip: 1 }],
    [{ vip: undefined }],
    [{ beta: true }],
    [{ ratio: '1.5' }],
    [{ ratio: 2 }],
    [{ text: true }],
    [{ nothing: 'x' }],
    [{ vip: true, nothing: 'x' }],
    [(tags) => tags.vip === true],
    [undefined],
  ])('%o does not', async (tags) => {
    expect(await isCaptured(sentry, { tags })).toBe(false)
  })

  test('in the diff too', async () => {
    const { message, expected, actual } = await failureOf(() =>
      expect(sentry).toHaveCapturedMessage('order', {
        tags: { vip: false, ratio: 2.7, 'card type': 'amex', retries: 3 },
      }),
    )
    expect(message).toContain('3 fields differ: tags.vip, tags.ratio, tags.card-type')
    expect(expected).toStrictEqual({
      message: 'order',
      tags: { vip: 'False', ratio: '2', 'card-type': 'amex', retries: '3' },
    })
    expect(actual).toStrictEqual({
      message: 'order',
      tags: { vip: 'True', ratio: '1', 'card-type': 'visa', retries: '3' },
    })
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('no tag can be %d', async (ratio) => {
    const problem = `No tag can be ${ratio}: Sentry would not keep it.`
    const tags = { ratio }
    expect(await problemOf(() => expect(sentry).toHaveCapturedEvent({ tags }))).toBe(problem)
    expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent({ tags }))).toBe(problem)
  })
})
