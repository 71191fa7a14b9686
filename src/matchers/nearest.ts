import type { Ask } from './ask.js'
import type { Field } from './field.js'
import { safely } from './safely.js'

export interface Ranked<Item> {
  readonly item: Item
  /** Paths of the asked fields that differ. */
  readonly differences: readonly string[]
}

/**
 * The items that come nearest to what was asked, nearest first. Identity weighs more than all the
 * rest; ties go to the latest. What is not identity is looked at only among the nearest by
 * identity, so that a failure over 10,000 events parses few of them.
 */
export function nearestTo<Item>(
  ask: Pick<Ask<Item>, 'fields'>,
  items: readonly Item[],
  limit: number,
): Ranked<Item>[] {
  const identity = ask.fields.filter(({ isIdentity }) => isIdentity)
  const rest = uniqueFirst(ask.fields.filter(({ isIdentity }) => !isIdentity))
  const found: Item[] = []
  for (const [misses, group] of groupsByMisses(items, identity).entries()) {
    if (found.length >= limit) break
    // none matches as a whole: one that has no miss so far has one among the rest
    found.push(...fewestMisses(group, rest, limit - found.length, misses === 0 ? 1 : 0))
  }
  return found.map((item) => ({
    item,
    differences: ask.fields.flatMap((field) => safely(() => field.differences(item), [field.key])),
  }))
}

/** Nearly all items miss what one alone has: with that, little else is asked of them. */
function uniqueFirst<Item>(fields: readonly Field<Item>[]): Field<Item>[] {
  return [...fields.filter(({ isUnique }) => isUnique), ...fields.filter((f) => !f.isUnique)]
}

/** Items with no miss, those with one, and so on, the latest first in each. */
function groupsByMisses<Item>(items: readonly Item[], fields: readonly Field<Item>[]): Item[][] {
  const groups: Item[][] = Array.from({ length: fields.length + 1 }, () => [])
  for (const item of items.toReversed()) groups[missesOf(item, fields)]?.push(item)
  return groups
}

/**
 * Those with the fewest misses, the earlier in the list first among equals.
 *
 * @param fewest how many misses any of them has at least: with so few the search is over
 */
function fewestMisses<Item>(
  items: readonly Item[],
  fields: readonly Field<Item>[],
  limit: number,
  fewest: number,
): Item[] {
  const best: { readonly item: Item; readonly misses: number }[] = []
  let worst = Number.POSITIVE_INFINITY
  for (const item of items) {
    if (worst <= fewest) break
    const misses = missesOf(item, fields, worst)
    if (misses >= worst) continue
    const place = best.findIndex((other) => misses < other.misses)
    best.splice(place === -1 ? best.length : place, 0, { item, misses })
    best.length = Math.min(best.length, limit)
    worst = best[limit - 1]?.misses ?? worst
  }
  return best.map(({ item }) => item)
}

/** How many fields an item does not match; at `enough` of them it is not looked at any further. */
function missesOf<Item>(
  item: Item,
  fields: readonly Field<Item>[],
  enough = Number.POSITIVE_INFINITY,
): number {
  let misses = 0
  for (const field of fields) {
    if (!safely(() => field.matches(item), false)) misses += 1
    if (misses >= enough) break
  }
  return misses
}
