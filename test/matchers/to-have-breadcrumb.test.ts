import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { failureOf, initCore, problemOf, textOf } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  Sentry.captureEvent({
    breadcrumbs: [
      { category: 'http', message: 'GET /cart', data: { status_code: 200 }, level: 'info' },
      { category: 'cart', message: 'added sku-1', timestamp: 7 },
      { category: 'cart', message: 'added sku-2', type: 'user' },
      { category: 'http', message: 'POST /pay', data: { status_code: 402 } },
    ],
  })
})

test('passes when one of them matches', () => {
  expect(sentry.lastEvent).toHaveBreadcrumb()
  expect(sentry.lastEvent).toHaveBreadcrumb({})
  expect(sentry.lastEvent).toHaveBreadcrumb({ message: 'added sku-1' })
  expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'http', data: { status_code: 402 } })
  expect(sentry.lastEvent).toHaveBreadcrumb({ message: /^added/, type: undefined })
  expect(sentry.lastEvent).toHaveBreadcrumb({ level: 'info', timestamp: undefined })
  expect(sentry.lastEvent).toHaveBreadcrumb({ message: (message = '') => message.endsWith('pay') })
  expect(sentry.lastEvent).toHaveBreadcrumb({ timestamp: 7, message: expect.any(String) })
})

test('.not passes when none does', () => {
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ message: 'added' })
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: 'cart', data: { status_code: 402 } })
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ message: /^pay/ })
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: undefined })
})

describe('fails', () => {
  test('with the latest of them', async () => {
    expect(
      await failureOf(() => expect(sentry.lastEvent).toHaveBreadcrumb({ message: 'paid' })),
    ).toStrictEqual({
      message: [
        'expect(event).toHaveBreadcrumb({ message: "paid" })',
        '',
        'Expected: a breadcrumb with {"message": "paid"}',
        'Captured: 4 breadcrumbs; none match',
        '    2: {"category": "cart", "message": "added sku-1", "timestamp": 7}',
        '    3: {"category": "cart", "message": "added sku-2", "type": "user"}',
        '    4: {"category": "http", "message": "POST /pay", "data": {"status_code": 402}}',
        '    ... 1 more',
      ].join('\n'),
      expected: undefined,
      actual: undefined,
    })
  })

  test('when there is none', async () => {
    Sentry.captureEvent({ message: 'quiet' })
    expect(await textOf(() => expect(sentry.lastEvent).toHaveBreadcrumb())).toBe(
      [
        'expect(event).toHaveBreadcrumb()',
        '',
        'Expected: a breadcrumb',
        'Captured: 0 breadcrumbs; none match',
      ].join('\n'),
    )
    expect(sentry.lastEvent).not.toHaveBreadcrumb()
  })
})

test('.not fails with those that match', async () => {
  const text = await textOf(() =>
    expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: 'cart' }),
  )
  expect(text).toBe(
    [
      'expect(event).not.toHaveBreadcrumb({ category: "cart" })',
      '',
      'Expected: no breadcrumb with {"category": "cart"}',
      'Captured: 4 breadcrumbs; 2 match',
      '    2: {"category": "cart", "message": "added sku-1", "timestamp": 7}',
      '    3: {"category": "cart", "message": "added sku-2", "type": "user"}',
    ].join('\n'),
  )
})

test('times asks for exactly so many', async () => {
  expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'cart', times: 2 })
  expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'ui', times: 0 })
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: 'cart', times: 1 })
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: 'cart', times: 3 })
  expect(
    await textOf(() => expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'cart', times: 1 })),
  ).toMatchInlineSnapshot(`
    "expect(event).toHaveBreadcrumb({ category: "cart", times: 1 })

    Expected: a breadcrumb with {"category": "cart"}, exactly 1 time
    Captured: 4 breadcrumbs; 2 match
        2: {"category": "cart", "message": "added sku-1", "timestamp": 7}
        3: {"category": "cart", "message": "added sku-2", "type": "user"}"
  `)
  const text = await textOf(() =>
    expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: 'cart', times: 2 }),
  )
  expect(text).toContain('Expected: not a breadcrumb with {"category": "cart"}, exactly 2 times\n')
})

describe('what is no query is an error, .not too', () => {
  async function problemsOf(given: unknown): Promise<string> {
    const call = (assertion: object) =>
      Reflect.apply(Reflect.get(assertion, 'toHaveBreadcrumb'), assertion, [given])
    const problem = await problemOf(() => call(expect(sentry.lastEvent)))
    expect(await problemOf(() => call(expect(sentry.lastEvent).not))).toBe(problem)
    return problem
  }

  test.each([
    ['undefined', undefined],
    ['null', null],
    ["''", ''],
  ])('%s', async (shown, given) => {
    expect(await problemsOf(given)).toBe(
      `The breadcrumb query was given as ${shown}, so this assertion would ask for nothing in ` +
        'particular. Is the name mistyped? To ask for any, leave the breadcrumb query out.',
    )
  })

  test('a text', async () => {
    expect(await problemsOf('added sku-1')).toBe(
      'The query is an object such as { level: \'error\' }; "added sku-1" is none.',
    )
  })

  test('a second one', async () => {
    const judge = () =>
      // @ts-expect-error one query, as in JavaScript
      expect(sentry.lastEvent).not.toHaveBreadcrumb({ category: 'cart' }, { message: 'added' })
    expect(await problemOf(judge)).toBe('This matcher takes 1 argument at most, not 2.')
  })

  test('a key that no breadcrumb has', async () => {
    expect(await problemsOf({ text: 'added' })).toContain('No breadcrumb has "text".')
  })
})
