import { describe, expect, test } from 'vitest'
import { recordedEvent } from '../rules/support/sent.js'

/** What Relay makes of the tags that an app sets (`tags.rs`, `types.rs`, `event.rs`). */

/** Of an event that has these, all tags but those that every event has. */
function shown(tags: unknown): Record<string, string> {
  const { level, environment, ...own } = { ...recordedEvent({ tags }).tags }
  expect({ level, environment }).toEqual({ level: 'error', environment: 'production' })
  return own
}

describe('values', () => {
  test.each([
    ['a text', 'stripe', 'stripe'],
    ['true', true, 'True'],
    ['false', false, 'False'],
    ['a whole number', 42, '42'],
    ['zero', 0, '0'],
    ['a negative number', -7, '-7'],
    ['a fraction', 1.5, '1'],
    ['a negative fraction', -1.5, '-1'],
    ['almost one', 0.99, '0'],
    ['white space around it', ' a\tb \n', 'a\tb'],
    ['a whole number beyond doubles', 2 ** 60, '1152921504606846976'],
    ['less than nothing', -0.5, '-0'],
    ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
    ['200 characters outside of the BMP', '😀'.repeat(200), '😀'.repeat(200)],
  ])('%s', (_, value, expected) => {
    expect(shown({ key: value })).toEqual({ key: expected })
  })

  test.each([
    ['null', null],
    ['an object', { a: 1 }],
    ['a list', ['a']],
    ['an empty text', ''],
    ['nothing but white space', ' \n'],
    ['a fraction beyond doubles', 2 ** 64],
    ['two lines', 'a\nb'],
    ['201 characters', 'x'.repeat(201)],
    ['NaN', Number.NaN],
    ['a Map', new Map()],
    ['undefined', undefined],
  ])('%s is not kept', (_, value) => {
    expect(shown({ key: value, other: 'stays' })).toEqual({ other: 'stays' })
  })
})

describe('keys', () => {
  test.each([
    ['gateway', 'gateway'],
    ['card type', 'card-type'],
    [' card type ', '-card-type-'],
    ['\tcard type\n', 'card-type'],
    ['a_b.c:d-e9', 'a_b.c:d-e9'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%j', (key, expected) => {
    expect(shown({ [key]: 'x' })).toEqual({ [expected]: 'x' })
  })

  test.each(['', '\t', 'käse', 'a/b', 'a\nb', 'a,b', '😀', 'x'.repeat(201)])(
    '%j is not kept',
    (key) => {
      expect(shown({ [key]: 'x', other: 'stays' })).toEqual({ other: 'stays' })
    },
  )

  test.each(['release', 'dist', 'user', 'filename', 'function'])('%s is reserved', (key) => {
    expect(shown({ [key]: 'x', other: 'stays' })).toEqual({ other: 'stays' })
  })

  test('of two that become the same the first wins', () => {
    expect(shown({ 'card type': 'visa', 'card-type': 'amex' })).toEqual({ 'card-type': 'visa' })
    // as Relay reads an object: sorted by key
    expect(shown({ 'card-type': 'amex', 'card type': 'visa' })).toEqual({ 'card-type': 'visa' })
    // one whose value is not kept leaves no room
    expect(shown({ 'card type': '', 'card-type': 'amex' })).toEqual({})
    expect(shown({ 'card type': null, 'card-type': 'amex' })).toEqual({})
  })
})

test('tags may travel as pairs', () => {
  expect(
    shown([
      ['gateway', 'stripe'],
      ['vip', true],
      ['gateway', 'paypal'],
      ['none', null],
      'x',
      ['a', 'b', 'c'],
      [1, 2],
    ]),
  ).toEqual({ gateway: 'stripe', vip: 'True', 1: '2' })
})

test.each([['text'], [7], [null]])('%j for tags is none', (tags) => {
  expect(shown(tags)).toEqual({})
})

test('they are tags alone: what the app sent stands in the payload', () => {
  const { payload } = recordedEvent({ tags: { 'card type': 'visa', vip: true } })
  expect(payload.tags).toEqual({ 'card type': 'visa', vip: true })
})
