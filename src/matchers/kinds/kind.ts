import type { CapturedDrop } from '../../captured/drop.js'
import type { Reading } from '../../captured/reading.js'
import type { RecordedItem } from '../../recording/envelope.js'
import type { Identity } from '../identity.js'
import type { Askable } from '../query.js'
import type { Row } from '../words/rows.js'

export interface Counts {
  readonly listed: number
  readonly all: number
}

/** Of a kind that has its list for itself. */
export function inOneList<Item>(
  list: Kind<Item>['list'],
): Pick<Kind<Item>, 'list' | 'all' | 'count' | 'number'> {
  return {
    list,
    all: list,
    count(reading) {
      const { length } = list(reading)
      return { listed: length, all: length }
    },
    number: (reading, item) => list(reading).indexOf(item) + 1,
  }
}

/**
 * All that the engine has to know about a kind of item: where it is listed, what identifies one,
 * what may be asked of it, and how one is told in a line. A new kind is a new file of this shape.
 */
export interface Kind<Item> extends Askable<Item> {
  list(reading: Reading): readonly Item[]
  /** Of that list those of which this is true, where an item is made of one recorded item. */
  listOf?(reading: Reading, isWanted: (recorded: RecordedItem) => boolean): readonly Item[]
  /** What capture numbers count in, and what is shown when the list is empty. */
  all(reading: Reading): readonly Item[]
  /** How many there are in both lists, which need not be made for that. */
  count(reading: Reading): Counts
  /** The capture number of an item of `all`, from 1. */
  number(reading: Reading, item: Item): number
  /** What there is, in a few words: `2 exceptions, 1 message`. */
  counted(reading: Reading): string
  /** What the first argument of the matcher means. @throws QueryError when it means nothing */
  identity(given: unknown, reading: Reading): Identity<Item>
  /** What the first argument is called in a sentence about it. */
  readonly identityName: string
  row(item: Item): Row
  /** The item that a drop would have been, to say why something is missing. */
  readonly ofDrop?: (drop: CapturedDrop) => Item | undefined
  /** How many an item stands for, where that is not one. */
  readonly quantity?: (item: Item) => number
}
