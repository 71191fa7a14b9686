import type { CapturedItem, ItemKind } from '../../captured/kinds/item-kind.js'
import { QueryError } from '../compare.js'
import { textIdentity } from '../identity.js'
import { plural } from '../words/plural.js'
import { inOneList, type Kind } from './kind.js'

/** A kind of item other than events, as the engine wants it: all of that is in its data. */
export function kindOf<Item extends CapturedItem>(data: ItemKind<Item>): Kind<Item> {
  const { noun, keys, identity, row, quantity } = data
  return {
    noun,
    keys,
    reader: (key) => {
      const known = keys.find((name) => name === key)
      return (item) => known && item[known]
    },
    ...inOneList(({ recording }) => data.list(recording)),
    counted({ recording }) {
      const count = data
        .list(recording)
        .reduce((sum, item) => sum + (quantity ? quantity(item) : 1), 0)
      return count === 0 ? `no ${noun}` : plural(count, noun)
    },
    identityName: identity?.name ?? 'identity',
    identity(given) {
      if (identity) {
        return textIdentity(noun, identity.name, identity.key, given, (item) => item[identity.key])
      }
      throw new QueryError(
        `Nothing names a ${noun}: this matcher takes a query alone, such as { release: 'a@1' }.`,
      )
    },
    row,
    ...(quantity ? { quantity } : {}),
  }
}
