import type { RecordedItem } from '../recording/envelope.js'
import type { EqualityTester, matches } from './compare.js'
import { project } from './project.js'
import { safely } from './safely.js'

/** One thing that an assertion asks of an item: an identity, a query key, or handled. */
export interface Field<Item> {
  readonly key: string
  /** Identity weighs more than metadata when the nearest item is chosen. */
  readonly isIdentity: boolean
  matches(item: Item): boolean
  /**
   * Whether what is recorded rules an item out, before it is made of that: most of 10,000 events are
   * not even looked at so. Never true of one that matches.
   */
  readonly excludes?: ((recorded: RecordedItem) => boolean) | undefined
  /** What only one item has is asked first: it excludes all others at once. */
  readonly isUnique?: boolean | undefined
  /** Paths that differ, such as `tags.gateway`; none when it matches. */
  differences(item: Item): readonly string[]
  /** The asked part of both sides for a diff, by key. */
  project(item: Item): { readonly expected: Sides; readonly actual: Sides }
}

/** Nearly all items miss what one alone has: with that first, little else is asked of them. */
export function uniqueFirst<Item>(fields: readonly Field<Item>[]): Field<Item>[] {
  return [...fields.filter(({ isUnique }) => isUnique), ...fields.filter((f) => !f.isUnique)]
}

type Sides = Readonly<Record<string, unknown>>

/** How much of a value is looked at: tags and breadcrumbs have rules of their own. */
export interface Rule<Item> {
  readonly expected: unknown
  actual(item: Item): unknown
  readonly compare: typeof matches
  /** What a diff shows of a value that differs; by default the asked part of it. */
  readonly show?: (actual: unknown) => unknown
  /** As of a field. */
  readonly excludes?: (recorded: RecordedItem) => boolean
  /** As of a field. */
  readonly isUnique?: boolean
}

/** A field that compares one value of an item by the query rules. */
export function valueField<Item>(
  key: string,
  rule: Rule<Item>,
  testers: readonly EqualityTester[],
  isIdentity = false,
): Field<Item> {
  const { expected, actual, compare, show, excludes, isUnique } = rule
  return {
    key,
    isIdentity,
    excludes,
    isUnique,
    matches: (item) => compare(expected, actual(item), testers, undefined, [key]),
    differences(item) {
      const paths: string[] = []
      const isSame = compare(
        expected,
        actual(item),
        testers,
        (path) => paths.push(path.join('.')),
        [key],
      )
      if (isSame) return []
      return paths.length > 0 ? paths : [key]
    },
    project(item) {
      const value = actual(item)
      if (safely(() => compare(expected, value, testers), false))
        return { expected: { [key]: value }, actual: { [key]: value } }
      const sides = show ? { expected, actual: show(value) } : project(expected, value, testers)
      return { expected: { [key]: sides.expected }, actual: { [key]: sides.actual } }
    },
  }
}
