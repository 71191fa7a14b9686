import type { Reading } from '../captured/reading.js'
import type { RecordedItem } from '../recording/envelope.js'
import { type EqualityTester, QueryError } from './compare.js'
import { type Field, uniqueFirst } from './field.js'
import { checkGiven, type Identity } from './identity.js'
import type { Kind } from './kinds/kind.js'
import { isQuery, parseQuery } from './query.js'
import { stringify } from './words/stringify.js'

/** An assertion, understood: which kind of item, what is asked of it, how many. */
export interface Ask<Item> {
  readonly kind: Kind<Item>
  /** Identity first: predicates of the query see only items that it fits. */
  readonly fields: readonly Field<Item>[]
  readonly times: number | undefined
  /** What could mislead about an item that was expected to match, or matched. */
  hints(item: Item): string[]
  /** `handled TypeError with {"level": "error"}`, without an article. */
  readonly phrase: string
}

/** A matcher's own condition on top of what its arguments ask: handled, unhandled. */
export interface Condition<Item> {
  readonly adjective: string
  readonly field: Field<Item>
  hint(item: Item): string | undefined
}

/**
 * @param args identity and query, either of which may be left out
 * @throws QueryError that says what is wrong with them
 */
export function understand<Item>(
  kind: Kind<Item>,
  args: readonly unknown[],
  reading: Reading,
  testers: readonly EqualityTester[],
  condition?: Condition<Item>,
): Ask<Item> {
  const [first, second] = args
  const isQueryAlone = args.length === 1 && isQuery(first)
  if (args.length > 2)
    throw new QueryError(`This matcher takes two arguments at most, not ${args.length}.`)
  let identity: Identity<Item> | undefined
  if (args.length > 0 && !isQueryAlone) {
    checkGiven(first, kind.identityName)
    if (isQuery(first)) throw new QueryError(`The query stands last; a second one makes no sense.`)
    identity = kind.identity(first, reading)
  }
  const query = parseQuery(isQueryAlone ? first : second, kind, testers)
  const fields = [identity?.field, condition?.field, ...query.fields].filter(
    (field) => field !== undefined,
  )
  const what = identity?.phrase ?? kind.noun
  const asked = query.asked ? ` with ${stringify(query.asked)}` : ''
  return {
    kind,
    fields,
    times: query.times,
    hints: (item) =>
      [identity?.hint?.(item), condition?.hint(item)].filter((hint) => hint !== undefined),
    phrase: `${condition ? `${condition.adjective} ` : ''}${what}${asked}`,
  }
}

/** What fits, in the order of the list. */
export function allThatFit<Item>(ask: Ask<Item>, reading: Reading): readonly Item[] {
  const { kind, fields } = ask
  const excluding = uniqueFirst(fields).flatMap(({ excludes }) => excludes ?? [])
  const isWanted = (recorded: RecordedItem) => {
    for (const excludes of excluding) if (excludes(recorded)) return false
    return true
  }
  const items = excluding.length > 0 ? kind.listOf?.(reading, isWanted) : undefined
  return (items ?? kind.list(reading)).filter((item) => fits(ask, item))
}

export function fits<Item>({ fields }: Ask<Item>, item: Item): boolean {
  for (const field of fields) if (!field.matches(item)) return false
  return true
}
