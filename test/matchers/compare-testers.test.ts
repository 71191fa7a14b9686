import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, initCore, isCaptured, problemOf } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

/** Of the tests' own: an amount of money, which travels as `12.50 EUR`. */
class Money {
  readonly cents: number

  constructor(cents: number) {
    this.cents = cents
  }
}

// a tester stays for the whole file, so this file has its own
expect.addEqualityTesters([
  function money(expected, actual) {
    if (!(expected instanceof Money)) return undefined
    return (
      typeof actual === 'string' && Math.round(Number.parseFloat(actual) * 100) === expected.cents
    )
  },
  function pair(expected, actual) {
    if (!Array.isArray(expected) || expected[0] !== 'either') return undefined
    return expected.slice(1).some((value) => this.equals(value, actual))
  },
  function instant(expected, actual) {
    return expected instanceof Date ? expected.toISOString() === actual : undefined
  },
  function secret(expected, actual) {
    return expected instanceof Secret ? expected.isShownAs(actual) : undefined
  },
  function anyCase(expected, actual, testers) {
    if (typeof expected !== 'string' || !expected.startsWith('any case: ')) return undefined
    // Vitest calls them too, for its own matchers
    if (testers.length < 4) throw new Error('A tester is given all of them.')
    return typeof actual === 'string' && expected.slice(10) === actual.toLowerCase()
  },
])

const price = new Money(1250)
const other = new Money(1)

test('a tester decides on what it knows', async () => {
  Sentry.captureEvent({ extra: { price: '12.50 EUR' } })
  expect(await isCaptured(sentry, { extra: { price } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { price: other } })).toBe(false)
})

test('its no is final, whatever the rules would say', async () => {
  Sentry.captureEvent({ extra: { price: { cents: 1250 } } })
  expect(await isCaptured(sentry, { extra: { price: { cents: 1250 } } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { price } })).toBe(false)
})

test('what no tester knows compares as ever', async () => {
  Sentry.captureEvent({ extra: { name: 'boom', list: [1] } })
  expect(await isCaptured(sentry, { extra: { name: 'boom', list: [1] } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { name: 'boom', list: [2] } })).toBe(false)
  expect(await isCaptured(sentry, { extra: { name: /^x/ } })).toBe(false)
})

test('in objects, arrays, tags, breadcrumbs and asymmetric matchers too', async () => {
  Sentry.captureEvent({
    extra: { order: { price: '12.50' }, prices: ['1', '12.50 EUR'] },
    tags: { price: '12.50 EUR' },
    breadcrumbs: [{ data: { price: '12.50' } }],
  })
  expect(await isCaptured(sentry, { extra: { order: { price } } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { order: { price: other } } })).toBe(false)
  expect(await isCaptured(sentry, { extra: { prices: [/1/, price] } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { prices: [/1/, other] } })).toBe(false)
  const containing = (amount: Money) => expect.objectContaining({ price: amount })
  expect(await isCaptured(sentry, { extra: { order: containing(price) } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { order: containing(other) } })).toBe(false)
  expect(await isCaptured(sentry, { breadcrumbs: [{ data: { price } }] })).toBe(true)
  expect(await isCaptured(sentry, { breadcrumbs: [{ data: { price: other } }] })).toBe(false)
  expect(await isCaptured(sentry, { tags: expect.objectContaining({ price }) })).toBe(true)
  expect(await isCaptured(sentry, { tags: expect.objectContaining({ price: other }) })).toBe(false)
})

test('a tester decides on arrays, and compares with the same rules', async () => {
  Sentry.captureEvent({ extra: { value: 'boom', price: '12.50', list: ['b', 'a'] } })
  expect(await isCaptured(sentry, { extra: { value: ['either', 'x', 'boom'] } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { value: ['either', 'x', 'y'] } })).toBe(false)
  expect(await isCaptured(sentry, { extra: { price: ['either', other, price] } })).toBe(true)
  // the rule for the length comes after the tester
  expect(await isCaptured(sentry, { extra: { list: ['either', ['a'], ['b', 'a']] } })).toBe(true)
})

test('a tester may know what no recorded value can equal', async () => {
  Sentry.captureEvent({ extra: { at: '1970-01-01T00:00:00.000Z' } })
  expect(await isCaptured(sentry, { extra: { at: new Date(0) } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { at: new Date(1) } })).toBe(false)
})

test('a tester decides on texts', async () => {
  Sentry.captureEvent({ message: 'Boom', extra: { name: 'Boom' } })
  expect(await isCaptured(sentry, { message: 'any case: boom' })).toBe(true)
  expect(await isCaptured(sentry, { message: 'any case: bang' })).toBe(false)
  expect(await isCaptured(sentry, { extra: { name: 'any case: boom' } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { name: 'any case: bang' } })).toBe(false)
})

/** What it holds is its own business: it has no keys. */
class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  isShownAs(shown: unknown): boolean {
    return shown === `${this.#text.slice(0, 2)}...`
  }
}

test('a tester may know what has no keys to compare', async () => {
  Sentry.captureEvent({ extra: { token: 'sk...' } })
  expect(await isCaptured(sentry, { extra: { token: new Secret('sk-live-1') } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { token: new Secret('pk-live-1') } })).toBe(false)
})

class Order {}

test.each([
  ['an Order', new Order()],
  ['a Set', new Set()],
  ['a Map', new Map()],
  ['1n', 1n],
])(
  'what no tester knows and no recorded value can equal is an error still: %s',
  async (what, value) => {
    Sentry.captureEvent({ extra: { value: {} } })
    const problem = `"extra.value" is ${what}, which no recorded value can equal`
    const query = { extra: { value } }
    expect(await problemOf(() => expect(sentry).toHaveCapturedEvent(query))).toContain(problem)
    expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent(query))).toContain(problem)
  },
)

test('the diff shows the recorded value for what a tester takes as equal', async () => {
  Sentry.captureEvent({ extra: { price: '12.50 EUR', name: 'boom' } })
  const { expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedEvent({ extra: { price, name: 'bang' } }),
  )
  expect(expected).toStrictEqual({ extra: { price: '12.50 EUR', name: 'bang' } })
  expect(actual).toStrictEqual({ extra: { price: '12.50 EUR', name: 'boom' } })
})

test('matchers on one event know the testers too', () => {
  Sentry.captureEvent({ tags: { price: '12.50' }, breadcrumbs: [{ data: { price: '12.50' } }] })
  expect(sentry.lastEvent).toHaveBreadcrumb({ data: { price } })
  expect(sentry.lastEvent).not.toHaveBreadcrumb({ data: { price: other } })
})
