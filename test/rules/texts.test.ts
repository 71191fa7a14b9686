import { describe, expect, test } from 'vitest'
import { byCodePoint, trimBag } from '../../src/captured/rules/bag.js'
import { lenientText } from '../../src/captured/rules/lenient.js'

describe('texts stand in the order of Rust: by code points', () => {
  test.each([
    ['a', 'b'],
    ['a', 'ab'],
    ['', 'a'],
    ['ab', 'b'],
    ['a', 'a\0'],
    // of two code units, the first of which is less than that of the other
    ['\uffee', '😀'],
  ])('%j before %j', (first, second) => {
    expect(byCodePoint(first, second)).toBeLessThan(0)
    expect(byCodePoint(second, first)).toBeGreaterThan(0)
    expect(byCodePoint(first, first)).toBe(0)
  })
})

describe('numbers become texts as far as Rust has integers for them', () => {
  test.each([
    [-(2 ** 63), '-9223372036854775808'],
    [-(2 ** 63) - 2048, undefined],
    [2 ** 64 - 2048, '18446744073709549568'],
    [2 ** 64, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('%d', (value, expected) => {
    expect(lenientText(value)).toBe(expected)
  })
})

test('what a full bag has no room for is gone: neither null in a list nor a key without a value', () => {
  const bag = { list: ['x'.repeat(20), 'b', 'c'], map: { a: 'd' }, rest: 'e' }
  const { kept, isCut } = trimBag(bag, { depth: 5, bytes: 12 })
  expect(kept).toStrictEqual({ list: ['xxxxxxxxx...'] })
  expect(isCut).toBe(true)
})
