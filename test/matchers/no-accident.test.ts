import { parse } from 'node:querystring'
import { runInNewContext } from 'node:vm'
import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'
import { initCore, problemOf } from './helpers.js'

/** Objects whose keys say nothing ask for nothing: taken for a query, they would match anything. */
const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  Sentry.captureException(new TypeError('boom'))
})

const ofAnotherTest = createFakeTransport()

test.each([
  ['a promise that nobody awaited', () => Promise.resolve('a'.repeat(32))],
  ['a Map', () => new Map([['event_id', 'a'.repeat(32)]])],
  ['a Set', () => new Set(['a'.repeat(32)])],
  ['a Date', () => new Date(0)],
  ['a URL', () => new URL('https://example.com')],
  ['a Response', () => new Response('{}')],
  ['an event instead of its id', () => sentry.lastEvent],
  ['a recording', () => ofAnotherTest],
])('%s is neither identity nor query', async (_, make) => {
  const given: unknown = make()
  // @ts-expect-error past the types, as JavaScript can
  const query: { level: 'error' } = given
  const asIdentity = /^The event_id is a (string or a RegExp; |promise. Await it first.)/
  expect(await problemOf(() => expect(sentry).toHaveCapturedEvent(query))).toMatch(asIdentity)
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedEvent(query))).toMatch(asIdentity)
  const asQuery = "The query is an object such as { level: 'error' }; "
  expect(await problemOf(() => expect(sentry).toHaveCapturedException(TypeError, query))).toContain(
    asQuery,
  )
  expect(
    await problemOf(() => expect(sentry).not.toHaveCapturedException(TypeError, query)),
  ).toContain(asQuery)
})

test.each([
  ['without a prototype', () => Object.assign(Object.create(null), { level: 'error' })],
  ['of a query string', () => parse('level=error')],
  ['of another realm', () => runInNewContext('({ level: "error" })')],
])('an object %s is a query', async (_, make) => {
  await expect(sentry).toHaveCapturedEvent(make())
  await expect(sentry).toHaveCapturedException(TypeError, make())
  Sentry.captureMessage('stock is low', 'warning')
  await expect(sentry).toHaveCapturedEvent({ ...make(), times: 1 })
})

/** Nor can these equal what was JSON: asked for, they make any `.not` pass. */
test.each([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 1n],
  ['a symbol', Symbol('boom')],
  ['a URL', new URL('https://example.com')],
])('%s in a query is an error', async (_, value) => {
  Sentry.captureEvent({ extra: { value: 'boom' } })
  for (const assertion of [expect(sentry), expect(sentry).not]) {
    expect(await problemOf(() => assertion.toHaveCapturedEvent({ extra: { value } }))).toMatch(
      /^"extra\.value" is .+, which no recorded value can equal: what Sentry gets is JSON\./,
    )
  }
})
