import type { Reading } from '../captured/reading.js'
import type { Ask } from './ask.js'
import { type Field, uniqueFirst } from './field.js'
import type { Kind } from './kinds/kind.js'
import { safely } from './safely.js'

export interface Ranked<Item> {
  readonly item: Item
  /** Paths of the asked fields that differ. */
  readonly differences: readonly string[]
}

type Asked<Item> = Pick<Ask<Item>, 'fields'>

/**
 * The items that come nearest to what was asked, nearest first. Identity weighs more than all the
 * rest; ties go to the latest. What is not identity is looked at only among the nearest by
 * identity, so that a failure over 10,000 events parses few of them.
 */
export function nearestTo<Item>(
  ask: Asked<Item>,
  items: readonly Item[],
  limit: number,
): Ranked<Item>[] {
  const identity = identityOf(ask)
  const found: Item[] = []
  for (const [misses, group] of groupsByMisses(items, identity).entries()) {
    if (found.length >= limit) break
    // none matches as a whole: one that has no miss so far has one among the rest
    found.push(...fewestMisses(group, restOf(ask), limit - found.length, misses === 0 ? 1 : 0))
  }
  return ranked(ask, found)
}

/**
 * The same, of what is recorded and did not match. Where enough have the identity that was asked
 * for, no other comes nearer, and none of those is made of what is recorded.
 */
export function nearestInside<Item>(
  reading: Reading,
  ask: Asked<Item> & { readonly kind: Pick<Kind<Item>, 'list' | 'listOf'> },
  matched: ReadonlySet<Item>,
  limit: number,
): Ranked<Item>[] {
  const identity = identityOf(ask)
  const excluding = identity.flatMap(({ excludes }) => excludes ?? [])
  const near =
    excluding.length > 0 &&
    ask.kind.listOf?.(reading, (recorded) => !excluding.some((excludes) => excludes(recorded)))
  const isOther = (item: Item) => !matched.has(item)
  const isNear = (item: Item) => isOther(item) && missesOf(item, identity, 1) === 0
  const nearOthers = near ? near.filter(isNear) : []
  if (nearOthers.length < limit)
    return nearestTo(ask, ask.kind.list(reading).filter(isOther), limit)
  return ranked(ask, fewestMisses(nearOthers.toReversed(), restOf(ask), limit, 1))
}

function ranked<Item>({ fields }: Asked<Item>, items: readonly Item[]): Ranked<Item>[] {
  return items.map((item) => ({
    item,
    differences: fields.flatMap((field) => safely(() => field.differences(item), [field.key])),
  }))
}

function identityOf<Item>({ fields }: Asked<Item>): Field<Item>[] {
  return fields.filter(({ isIdentity }) => isIdentity)
}

/** All but the identity. */
function restOf<Item>({ fields }: Asked<Item>): Field<Item>[] {
  return uniqueFirst(fields.filter(({ isIdentity }) => !isIdentity))
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
    if (!isMatch(field, item)) misses += 1
    if (misses >= enough) break
  }
  return misses
}

/** As `safely` would have it, without a function for each of 10,000 items. */
function isMatch<Item>(field: Field<Item>, item: Item): boolean {
  try {
    return field.matches(item)
  } catch {
    return false
  }
}
