import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { initCore, isCaptured } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

const absent = {}
const value = (captured: unknown) => ({ value: captured })

test.each([
  ['stringContaining', value('boom'), expect.stringContaining('oo')],
  ['stringMatching', value('boom'), expect.stringMatching(/^bo+m$/)],
  ['not.stringContaining', value('boom'), expect.not.stringContaining('x')],
  ['any(String)', value('boom'), expect.any(String)],
  ['any(Object)', value({}), expect.any(Object)],
  ['anything', value(0), expect.anything()],
  ['closeTo', value(0.1 + 0.2), expect.closeTo(0.3)],
  ['objectContaining', value({ a: 1, b: 2 }), expect.objectContaining({ a: 1 })],
  ['arrayContaining', value([1, 2, 3]), expect.arrayContaining([3, 1])],
  ['in an object', value({ a: { b: 'boom' } }), { a: { b: expect.stringContaining('oo') } }],
  ['in an array', value([1, 'boom']), [1, expect.stringContaining('oo')]],
  ['in itself', value({ a: 'boom' }), expect.objectContaining({ a: expect.stringMatching('oo') })],
])('%s matches', async (_, extra, asked) => {
  Sentry.captureEvent({ extra })
  expect(await isCaptured(sentry, { extra: { value: asked } })).toBe(true)
})

test.each([
  ['stringContaining', value('boom'), expect.stringContaining('x')],
  ['stringMatching', value('boom'), expect.stringMatching(/^oo/)],
  ['stringContaining, of a number', value(42), expect.stringContaining('4')],
  ['not.stringContaining', value('boom'), expect.not.stringContaining('oo')],
  ['any(Number)', value('boom'), expect.any(Number)],
  ['anything, of null', value(null), expect.anything()],
  ['anything, of what is absent', absent, expect.anything()],
  ['closeTo', value(0.4), expect.closeTo(0.3)],
  ['objectContaining', value({ a: 1 }), expect.objectContaining({ a: 2 })],
  ['arrayContaining', value([1]), expect.arrayContaining([1, 2])],
  ['in an object', value({ a: { b: 'boom' } }), { a: { b: expect.stringContaining('x') } }],
  ['in an array', value([1, 'boom']), [1, expect.stringContaining('x')]],
])('%s does not match', async (_, extra, asked) => {
  Sentry.captureEvent({ extra })
  expect(await isCaptured(sentry, { extra: { value: asked } })).toBe(false)
})

test('any runner may have made it', async () => {
  const isLong = { asymmetricMatch: (text: unknown) => String(text).length > 3 }
  Sentry.captureEvent({ extra: { long: 'boom', short: 'boo' } })
  expect(await isCaptured(sentry, { extra: { long: isLong } })).toBe(true)
  expect(await isCaptured(sentry, { extra: { short: isLong } })).toBe(false)
})

test('it stands for a whole field too', async () => {
  Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe' }, level: 'fatal' })
  const paidBy = (gateway: string) => expect.objectContaining({ gateway })
  expect(await isCaptured(sentry, { tags: paidBy('stripe') })).toBe(true)
  expect(await isCaptured(sentry, { tags: paidBy('paypal') })).toBe(false)
  expect(await isCaptured(sentry, { tags: { gateway: expect.stringMatching('^str') } })).toBe(true)
  expect(await isCaptured(sentry, { level: expect.stringMatching('fatal|error') })).toBe(true)
  expect(await isCaptured(sentry, { breadcrumbs: expect.any(Array) })).toBe(true)
  expect(await isCaptured(sentry, { breadcrumbs: expect.any(String) })).toBe(false)
})
