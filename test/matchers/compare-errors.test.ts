import { runInNewContext } from 'node:vm'
import * as Sentry from '@sentry/core'
import { createFakeTransport, expectSentry } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'
import { initCore, problemOf } from './helpers.js'

/** What can never be equal to JSON must not make a `.not` pass either. */
const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  Sentry.captureEvent({ extra: { value: 'boom', list: ['boom'] } })
})

async function problemsOf(extra: Record<string, unknown>): Promise<string> {
  const problem = await problemOf(() => expect(sentry).toHaveCapturedEvent({ extra }))
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent({ extra }))).toBe(problem)
  return problem
}

class PaymentError extends Error {}
class Order {}

test.each([
  ['Error', Error],
  ['TypeError', TypeError],
  ['PaymentError', PaymentError],
  ['Order', Order],
])('the class %s is no predicate', async (name, value) => {
  expect(await problemsOf({ value })).toBe(
    `"extra.value" is the class ${name}: in a query a function is a predicate. ` +
      'An error class goes first: toHaveCapturedException(TypeError, { ... }).',
  )
})

test('a class is found wherever it stands', async () => {
  expect(await problemsOf({ list: [TypeError] })).toContain('"extra.list.0" is the class TypeError')
})

test('a function that only speaks of a class is a predicate', async () => {
  const value = (text: unknown) => text === 'a class Order'
  await expect(sentry).not.toHaveCapturedEvent({ extra: { value } })
  await expect(sentry).toHaveCapturedEvent({ extra: { value: (text: unknown) => !value(text) } })
  Sentry.captureEvent({ extra: { value: 'a class Order' } })
  await expect(sentry).toHaveCapturedEvent({ extra: { value } })
})

test.each([
  ['async predicate', async () => false],
  ["predicate of another realm's promise", () => runInNewContext('Promise.resolve(false)')],
])('the answer would always be truthy: %s', async (_, value) => {
  expect(await problemsOf({ value })).toBe(
    'The predicate for "extra.value" returned a promise, which is always truthy: make it synchronous.',
  )
})

test.each([
  [
    'an async predicate',
    async () => false,
    'The predicate for "extra.nowhere.at.all" returned a promise',
  ],
  ['a class', TypeError, '"extra.nowhere.at.all" is the class TypeError'],
])('%s is found where nothing is, too', async (_, value, problem) => {
  expect(await problemsOf({ nowhere: { at: { all: value } } })).toContain(problem)
})

test('a predicate that throws is no mismatch', async () => {
  const value = () => {
    throw new RangeError('the predicate went wrong')
  }
  expect(await problemsOf({ value })).toBe(
    'The predicate for "extra.value" threw RangeError: the predicate went wrong. It was given "boom".',
  )
})

test('what the code of a test threw is the cause, with its own stack; words of ours have none', async () => {
  const wrong = new RangeError('it went wrong')
  const value = () => {
    throw wrong
  }
  for (const [asked, cause] of [
    [value, wrong],
    [{ asymmetricMatch: value }, wrong],
    [new Map(), undefined],
  ]) {
    for (const assertion of [expect(sentry), expect(sentry).not, expectSentry(sentry)]) {
      const error = await assertion
        .toHaveCapturedEvent({ extra: { value: asked } })
        .catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      expect(Object(error).cause).toBe(cause)
    }
  }
})

test.each([
  ['Date', new Date(0)],
  ['Map', new Map()],
  ['Set', new Set(['boom'])],
  ['TypeError', new TypeError('boom')],
  ['Promise', Promise.resolve('boom')],
])('a %s equals nothing that Sentry gets', async (name, value) => {
  expect(await problemsOf({ value })).toBe(
    `"extra.value" is a ${name}, which no recorded value can equal: what Sentry gets is JSON. ` +
      'Use a string, a number, a RegExp, an object or a predicate.',
  )
})

class Cart extends Map<string, number> {
  readonly owner = 'ann'
}

test.each([
  ['a Cart', new Cart()],
  ['a Set', Object.assign(new Set(), { owner: 'ann' })],
  ['a WeakMap', Object.assign(new WeakMap(), { owner: 'ann' })],
  ['a WeakSet', Object.assign(new WeakSet(), { owner: 'ann' })],
  // as of a program that is still running
  ['a Promise', Object.assign(Promise.resolve(), { owner: 'ann' })],
  ['a Date', Object.assign(new Date(0), { owner: 'ann' })],
  ['an Error', Object.assign(new Error('boom'), { owner: 'ann' })],
])('%s with fields equals no object that has these', async (name, value) => {
  Sentry.captureEvent({ extra: { value: { owner: 'ann' } } })
  expect(await problemsOf({ value })).toContain(`"extra.value" is ${name}, which no recorded`)
})

test.each([
  ['nothing was captured', {}],
  ['nothing of that kind', { level: 'fatal' }],
])('a .not does not pass on it either where %s', async (_, more) => {
  await sentry.reset()
  if ('level' in more) Sentry.captureMessage('stock is low')
  const query = { ...more, extra: { when: new Date(0) } }

  // @ts-expect-error: as in JavaScript
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedException(query))).toContain(
    '"extra.when" is a Date, which no recorded value can equal',
  )
})

test.each([
  ['tags', { tags: { vip: new Map() } }, '"tags.vip" is a Map'],
  ['breadcrumbs', { breadcrumbs: [{ data: 1n }] }, '"breadcrumbs.0.data" is 1n'],
  ['an object without keys', { extra: { order: new Order() } }, '"extra.order" is an Order'],
  ['a class in a list', { extra: { list: [TypeError] } }, '"extra.list.0" is the class TypeError'],
])('in %s too', async (_, query, problem) => {
  await sentry.reset()
  // @ts-expect-error: as in JavaScript
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedMessage(query))).toContain(problem)
})

test('a query that leads back to itself is no mismatch either', async () => {
  const inner: Record<string, unknown> = {}
  inner.self = inner

  for (const extra of [{ value: 'boom', inner }, { nowhere: inner }]) {
    expect(await problemsOf(extra)).toMatch(
      /^"extra.(inner|nowhere).self" leads back to what it is in, which no recorded value can equal/,
    )
  }
})

test.each([
  ['String', String],
  ['Number', Number],
  ['Array', Array],
  ['Object', Object],
  ['Date', Date],
  ['RegExp', RegExp],
  ['Promise', Promise],
])('%s is no predicate: called as one, it is true of nearly anything', async (name, value) => {
  const problem =
    `"extra.nothing" is ${name}: in a query a function is a predicate, and this one says nothing ` +
    `of a value. For any of its kind write expect.any(${name}).`
  expect(await problemsOf({ nothing: value })).toBe(problem)
})

test('Boolean, Array.isArray and their like are predicates', async () => {
  await expect(sentry).toHaveCapturedEvent({ extra: { value: Boolean, list: Array.isArray } })
  await expect(sentry).not.toHaveCapturedEvent({ extra: { nothing: Boolean } })
})

test.each(['Date', 'Map', 'Set', 'Promise'])('%s of another realm', async (name) => {
  const value = runInNewContext(name === 'Promise' ? 'Promise.resolve()' : `new ${name}()`)
  expect(await problemsOf({ value })).toContain(`"extra.value" is a ${name}, which no recorded`)
})
