import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ask } from '../../src/matchers/ask.js'
import type { Field } from '../../src/matchers/field.js'
import { nearestTo } from '../../src/matchers/nearest.js'

/** Which of the fields an item misses; of a field that throws, nothing is known but that. */
type Item = readonly ('fits' | 'misses' | 'throws')[]

function fieldAt(index: number, isIdentity: boolean): Field<Item> {
  return {
    key: String(index),
    isIdentity,
    matches(item) {
      if (item[index] === 'throws') throw new Error('not written for this one')
      return item[index] === 'fits'
    },
    differences: (item) => (item[index] === 'fits' ? [] : [String(index)]),
    project: () => ({ expected: {}, actual: {} }),
  }
}

/** The rule, without any thought of speed: misses of identity, then the others, then the latest. */
function ranked(items: readonly Item[], fields: readonly Field<Item>[]): Item[] {
  const misses = (item: Item, isIdentity: boolean) =>
    fields.filter((field, index) => field.isIdentity === isIdentity && item[index] !== 'fits')
      .length
  return items
    .toReversed()
    .sort((a, b) => misses(a, true) - misses(b, true) || misses(a, false) - misses(b, false))
}

test('the nearest three are those of a search through all', () => {
  const lists = fc.record({
    identities: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    items: fc.array(fc.array(fc.constantFrom('fits', 'misses', 'throws'), { minLength: 4 }), {
      maxLength: 12,
    }),
  })
  fc.assert(
    fc.property(lists, ({ identities, items }) => {
      const fields = identities.map((isIdentity, index) => fieldAt(index, isIdentity))
      const others: Item[] = items.filter((item) => fields.some((_, at) => item[at] !== 'fits'))
      const ask: Pick<Ask<Item>, 'fields'> = { fields }
      const found = nearestTo(ask, others, 3)
      expect(found.map(({ item }) => others.indexOf(item))).toStrictEqual(
        ranked(others, fields)
          .slice(0, 3)
          .map((item) => others.indexOf(item)),
      )
    }),
  )
})
