import type { Ask } from './ask.js'
import type { Field } from './field.js'

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
  ask: Ask<Item>,
  items: readonly Item[],
  limit: number,
): Ranked<Item>[] {
  const identity = ask.fields.filter(({ isIdentity }) => isIdentity)
  const rest = ask.fields.filter(({ isIdentity }) => !isIdentity)
  const found: Item[] = []
  for (const group of groupsByMisses([...items].reverse(), identity)) {
    found.push(...groupsByMisses(group, rest).flat())
    if (found.length >= limit) break
  }
  return found.slice(0, limit).map((item) => ({
    item,
    differences: ask.fields.flatMap((field) => safely(() => field.differences(item), [field.key])),
  }))
}

/** Items with no miss first, then those with one, and so on; their order inside is kept. */
function groupsByMisses<Item>(items: readonly Item[], fields: readonly Field<Item>[]): Item[][] {
  const groups: Item[][] = Array.from({ length: fields.length + 1 }, () => [])
  for (const item of items) {
    const misses = fields.filter((field) => !safely(() => field.matches(item), false)).length
    groups[misses]?.push(item)
  }
  return groups.filter(({ length }) => length > 0)
}

/** A predicate may throw on an item that it was not written for. */
export function safely<Result>(run: () => Result, otherwise: Result): Result {
  try {
    return run()
  } catch {
    return otherwise
  }
}
