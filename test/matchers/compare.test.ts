import { parse } from 'node:querystring'
import { runInNewContext } from 'node:vm'
import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { initCore, isCaptured } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

/** Stands for a value that the payload does not have. */
const ABSENT = Symbol('absent')
type Rule = readonly [captured: unknown, asked: unknown]

/** Captures an event with this value in it, and asks for the value. */
async function matches(captured: unknown, asked: unknown): Promise<boolean> {
  Sentry.captureEvent({ extra: captured === ABSENT ? {} : { value: captured } })
  return isCaptured(sentry, { extra: { value: asked } })
}

function rules(name: string, matching: readonly Rule[], differing: readonly Rule[]): void {
  describe(name, () => {
    test.each(matching)('%o matches %o', async (captured, asked) => {
      expect(await matches(captured, asked)).toBe(true)
    })
    test.each(differing)('%o does not match %o', async (captured, asked) => {
      expect(await matches(captured, asked)).toBe(false)
    })
  })
}

rules(
  'strings, numbers and booleans equal',
  [
    ['boom', 'boom'],
    ['', ''],
    [42, 42],
    [0, 0],
    [0, -0],
    [1.5, 1.5],
    [true, true],
    [false, false],
  ],
  [
    ['boom', 'boo'],
    ['boom', 'boom!'],
    ['boom', 'BOOM'],
    ['boom', ' boom'],
    ['boom', ''],
    ['', 'boom'],
    [42, 43],
    [42, '42'],
    ['42', 42],
    [1, true],
    [0, false],
    ['', false],
    [true, false],
    [true, 'true'],
    [null, 0],
    [null, ''],
    [null, false],
    [ABSENT, 0],
    [ABSENT, ''],
    [ABSENT, false],
    [['boom'], 'boom'],
    [{ boom: 'boom' }, 'boom'],
  ],
)

rules(
  'a RegExp tests strings, and nothing else',
  [
    ['boom', /oo/],
    ['boom', /^boom$/],
    ['BOOM', /boom/i],
    ['', /^$/],
  ],
  [
    ['boom', /^oo/],
    ['boom', /BOOM/],
    [42, /42/],
    [true, /true/],
    [null, /null/],
    [ABSENT, /undefined/],
    [['boom'], /boom/],
    [{}, /object/],
  ],
)

rules(
  'an object matches when each of its keys does',
  [
    [{ a: 1 }, { a: 1 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: { b: { c: 'deep', d: 1 }, e: 2 } }, { a: { b: { c: 'deep' } } }],
    [{ a: 'boom' }, { a: /oo/ }],
    [{ '': 1 }, { '': 1 }],
    [{ asymmetricMatch: 'x' }, { asymmetricMatch: 'x' }],
    // objects that other hands have made
    [{ a: '1' }, Object.assign(Object.create(null), { a: '1' })],
    [{ a: '1' }, parse('a=1')],
    [{ a: '1' }, runInNewContext('({ a: "1" })')],
  ],
  [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { A: 1 }],
    [{ a: '1' }, Object.assign(Object.create(null), { a: '2' })],
    [{ a: '1' }, parse('a=2')],
    [{ a: '1' }, runInNewContext('({ a: "2" })')],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{ a: 'text' }, { a: {} }],
    [{ a: 'text' }, { a: { length: 4 } }],
    ['text', { length: 4 }],
    [['a', 'b'], { length: 2 }],
    [['a', 'b'], { 0: 'a' }],
    [{}, { toString: Boolean }],
    [{}, { constructor: Boolean }],
    [null, { a: 1 }],
    [ABSENT, { a: 1 }],
  ],
)

rules(
  '{} matches any object, never an array, a primitive or nothing',
  [
    [{}, {}],
    [{ a: 1 }, {}],
    [{ a: {} }, { a: {} }],
    [{ a: 1 }, Object.create(null)],
    [{ a: 1 }, parse('')],
    [{ a: 1 }, runInNewContext('({})')],
  ],
  [
    [[], {}],
    [[1], {}],
    ['', {}],
    ['text', {}],
    [0, {}],
    [1, {}],
    [false, {}],
    [true, {}],
    [null, {}],
    [ABSENT, {}],
    [{}, { a: {} }],
  ],
)

rules(
  'an array has the same length and matches element by element',
  [
    [[], []],
    [
      [1, 'a', true, null],
      [1, 'a', true, null],
    ],
    [
      [[1], [2, [3]]],
      [[1], [2, [3]]],
    ],
    [[{ a: 1, b: 2 }], [{ a: 1 }]],
    [['boom'], [/oo/]],
    [[1], [(value: number) => value > 0]],
  ],
  [
    [[1, 2], [1]],
    [[1], [1, 2]],
    [[1], [1, undefined]],
    [[null], [undefined]],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], []],
    [[], [1]],
    [[], [undefined]],
    [[[]], []],
    [[{ a: 1 }], [{ a: 2 }]],
    [{ 0: 'a' }, ['a']],
    [{ length: 0 }, []],
    ['a', ['a']],
    [null, []],
    [ABSENT, []],
  ],
)

rules(
  'null equals null alone',
  [[null, null]],
  [
    [ABSENT, null],
    [0, null],
    ['', null],
    [false, null],
    [{}, null],
    [[], null],
    ['null', null],
  ],
)

rules(
  'undefined means absent, in an absent parent too',
  [
    [ABSENT, undefined],
    [{ a: 1 }, { b: undefined }],
    [ABSENT, { a: undefined }],
    [null, { a: undefined }],
    [ABSENT, { a: { b: undefined }, c: undefined }],
    [{}, { a: { b: { c: undefined } } }],
    [{}, { toString: undefined, constructor: undefined }],
  ],
  [
    [null, undefined],
    [0, undefined],
    ['', undefined],
    [false, undefined],
    [{}, undefined],
    [[], undefined],
    [{ a: null }, { a: undefined }],
    [{ a: { b: 1 } }, { a: { b: undefined } }],
    [ABSENT, { a: undefined, b: 1 }],
    [ABSENT, { a: { b: undefined }, c: {} }],
    ['text', { a: undefined, b: 1 }],
    ['text', { a: undefined }],
    [0, { a: undefined }],
    [['a'], { b: undefined }],
  ],
)

describe('a function is a predicate on the value', () => {
  rules(
    'whose answer counts',
    [
      ['boom', (value: string) => value.startsWith('b')],
      [42, () => 'truthy'],
      [{ a: [1, 2] }, { a: (value: number[]) => value.length === 2 }],
      [ABSENT, (value: unknown) => value === undefined],
      [ABSENT, { a: { b: (value: unknown) => value === undefined } }],
    ],
    [
      ['boom', (value: string) => value.startsWith('x')],
      [42, () => ''],
      [42, () => undefined],
      [ABSENT, { a: (value: unknown) => value !== undefined }],
      // written for a value, it throws where there is nothing at all
      [ABSENT, { a: { b: (value: string) => value.length >= 0 } }],
      ['boom', (value: string) => value.match(/x/)],
    ],
  )

  test('it gets that value and nothing else', async () => {
    const given: unknown[][] = []
    await matches({ a: { b: [1] } }, { a: (...args: unknown[]) => given.push(args) > 0 })
    // once in each polarity
    expect(given).toEqual([[{ b: [1] }], [{ b: [1] }]])
  })
})

describe('the lastIndex of a RegExp plays no part', () => {
  test.each([/oo/g, /oo/gy, /oo/y])('%o matches as without it, and keeps it', async (pattern) => {
    pattern.lastIndex = 3
    expect(await matches('oops', pattern)).toBe(true)
    expect(await isCaptured(sentry, { extra: { value: pattern } })).toBe(true)
    expect(pattern.lastIndex).toBe(3)
  })

  test('a sticky one still begins at the beginning', async () => {
    const pattern = /oo/y
    pattern.lastIndex = 1
    expect(await matches('boom', pattern)).toBe(false)
    expect(pattern.lastIndex).toBe(1)
  })
})
