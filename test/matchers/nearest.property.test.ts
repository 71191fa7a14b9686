import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Reading } from '../../src/captured/reading.js'
import type { Ask } from '../../src/matchers/ask.js'
import type { Field } from '../../src/matchers/field.js'
import { nearestInside, nearestTo } from '../../src/matchers/nearest.js'
import { RecordedItem } from '../../src/recording/envelope.js'
import { Recording } from '../../src/recording/recording.js'

/** Which of the fields an item misses; of a field that throws, nothing is known but that. */
type Item = readonly ('fits' | 'misses' | 'throws')[]

function fieldAt<Whole>(
  index: number,
  isIdentity: boolean,
  at: (whole: Whole) => unknown,
): Field<Whole> {
  return {
    key: String(index),
    isIdentity,
    matches(whole) {
      if (at(whole) === 'throws') throw new Error('not written for this one')
      return at(whole) === 'fits'
    },
    differences: (whole) => (at(whole) === 'fits' ? [] : [String(index)]),
    project: () => ({ expected: {}, actual: {} }),
  }
}

/** The rule, without any thought of speed: misses of identity, then the others, then the latest. */
function ranked(items: readonly Item[], fields: readonly { isIdentity: boolean }[]): Item[] {
  const misses = (item: Item, isIdentity: boolean) =>
    fields.filter((field, index) => field.isIdentity === isIdentity && item[index] !== 'fits')
      .length
  return items
    .toReversed()
    .sort((a, b) => misses(a, true) - misses(b, true) || misses(a, false) - misses(b, false))
}

const lists = fc.record({
  identities: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  items: fc.array(fc.array(fc.constantFrom('fits', 'misses', 'throws'), { minLength: 4 }), {
    maxLength: 12,
  }),
})

test('the nearest three are those of a search through all', () => {
  fc.assert(
    fc.property(lists, ({ identities, items }) => {
      const fields = identities.map((isIdentity, index) =>
        fieldAt(index, isIdentity, (item: Item) => item[index]),
      )
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

test('they are the same where what is recorded rules most out, with what matched among it', () => {
  const reading = new Reading(new Recording())
  fc.assert(
    fc.property(lists, fc.integer(), ({ identities, items }, excluding) => {
      const all: readonly Item[] = items
      const recorded = all.map(recordedAs)
      const at = (index: number) => (item: RecordedItem) => Object(item.payload)[index]
      const fields = identities.map((isIdentity, index) => ({
        ...fieldAt(index, isIdentity, at(index)),
        // not every field knows
        ...((excluding >> index) % 2 === 0 && {
          excludes: (item: RecordedItem) => at(index)(item) === 'misses',
        }),
      }))
      const matched = recorded.filter((_, number) =>
        fields.every((_, index) => all[number]?.[index] === 'fits'),
      )
      const kind = {
        list: () => recorded,
        listOf: (_: Reading, isWanted: (item: RecordedItem) => boolean) =>
          recorded.filter(isWanted),
      }
      const found = nearestInside(reading, { fields, kind }, new Set(matched), 3)
      const others = all.filter((item) => fields.some((_, index) => item[index] !== 'fits'))
      expect(found.map(({ item }) => recorded.indexOf(item))).toStrictEqual(
        ranked(others, fields)
          .slice(0, 3)
          .map((item) => all.indexOf(item)),
      )
    }),
  )
})

function recordedAs(item: Item): RecordedItem {
  const origin = { sequence: 1, test: 1 }
  const body = { form: 'json', text: JSON.stringify(item) } as const
  return new RecordedItem('event', '{"type":"event"}', body, origin, undefined)
}
