import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { initCore, textOf } from '../helpers.js'

/** The first line of a failure says the call as one would write it, on one line. */
const sentry = createFakeTransport()
initCore(sentry)

async function shown(value: unknown): Promise<string> {
  const [call = ''] = (
    await textOf(() => expect(sentry).toHaveCapturedEvent({ extra: { value } }))
  ).split('\n')
  const [before, after] = ['expect(sentry).toHaveCapturedEvent({ extra: { value: ', ' } })']
  expect(call.startsWith(before)).toBe(true)
  expect(call.endsWith(after)).toBe(true)
  return call.slice(before.length, -after.length)
}

class Basket {
  readonly size = 2
}

const isPaid = (value: unknown) => value === 'paid'

test.each([
  ['"boom"', 'boom'],
  ['"two\\nlines \\"quoted\\""', 'two\nlines "quoted"'],
  ['42', 42],
  ['true', true],
  ['null', null],
  ['undefined', undefined],
  ['/oo/gi', /oo/gi],
  ['[1, "a", [true]]', [1, 'a', [true]]],
  ['[]', []],
  ['{}', {}],
  ['{ a: 1, "b-c": { "0d": 2, $e_f: 3 } }', { a: 1, 'b-c': { '0d': 2, $e_f: 3 } }],
  ['{ size: 2 }', new Basket()],
  ['{ id: 7 }', { id: 7, [Symbol.toStringTag]: 'Order' }],
  ['[Map]', new Map([['id', 7]])],
  ['[Date 2026-11-26T00:00:00.000Z]', new Date('2026-11-26')],
  ['[Date invalid]', new Date('soon')],
  ['[predicate isPaid]', isPaid],
  ['[3 bytes]', new Uint8Array(3)],
  ['StringContaining "oo"', expect.stringContaining('oo')],
  ['StringMatching /oo/', expect.stringMatching(/oo/)],
  ['ObjectContaining {"a": 1}', expect.objectContaining({ a: 1 })],
  ['ArrayContaining [1]', expect.arrayContaining([1])],
  ['Anything', expect.anything()],
  ['Any<String>', expect.any(String)],
  ['a paid order', { asymmetricMatch: () => false, toString: () => 'a paid order' }],
])('%s', async (text, value) => {
  expect(await shown(value)).toBe(text)
})

test('a predicate without a name', async () => {
  const [predicate] = [() => false]
  expect(await shown(predicate)).toBe('[predicate]')
})

test('what leads back to itself', async () => {
  const loop: { self?: object; list: unknown[] } = { list: [] }
  loop.self = loop
  loop.list.push(loop.list, 1)
  const call = await textOf(() =>
    // the event has no such key, so the comparison never goes round
    expect(sentry).toHaveCapturedEvent({ level: 'info', user: loop }),
  )
  expect(call).toContain('{ level: "info", user: { list: [[Circular], 1], self: [Circular] } }')
})

test('an asymmetric matcher that cannot be told', async () => {
  const broken = {
    asymmetricMatch: () => false,
    toAsymmetricMatcher: () => {
      throw new Error('broken')
    },
  }
  expect(await shown(broken)).toBe('[asymmetric matcher]')
})

test('a long text is cut at 200 characters, a long value at 400', async () => {
  expect(await shown('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`)
  expect(await shown('x'.repeat(201))).toBe(`"${'x'.repeat(197)}..."`)
  expect(await shown('😀'.repeat(201))).toBe(`"${'😀'.repeat(197)}..."`)
  const [call = ''] = (
    await textOf(() => expect(sentry).toHaveCapturedException({ fingerprint: Array(300).fill(1) }))
  ).split('\n')
  expect(call).toBe(
    `expect(sentry).toHaveCapturedException({ fingerprint: [${'1, '.repeat(127)}...)`,
  )
})

test('identities', async () => {
  const firstLine = async (assertion: () => unknown) => (await textOf(assertion)).split('\n')[0]
  expect(await firstLine(() => expect(sentry).toHaveCapturedHandled(TypeError))).toBe(
    'expect(sentry).toHaveCapturedHandled(TypeError)',
  )
  const error = new RangeError('too far')
  expect(await firstLine(() => expect(sentry).toHaveCapturedException(error))).toBe(
    'expect(sentry).toHaveCapturedException([RangeError: too far])',
  )
  const [unnamed] = [class extends Error {}]
  if (unnamed) Object.defineProperty(unnamed, 'name', { value: '' })
  expect(await firstLine(() => expect(sentry).toHaveCapturedException(unnamed))).toBe(
    'expect(sentry).toHaveCapturedException(an anonymous class)',
  )
  expect(await firstLine(() => expect(sentry).toHaveCapturedException(/far$/, { times: 2 }))).toBe(
    'expect(sentry).toHaveCapturedException(/far$/, { times: 2 })',
  )
})
