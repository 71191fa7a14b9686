import type { RecordedEnvelope, RecordedItem } from '../../recording/envelope.js'
import { keptUntilChange, type Recording } from '../../recording/recording.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../recording/wire.js'

/**
 * A kind of item, as data: how it is read from what was sent, what identifies one, what may be
 * asked of it, and how one is told in a line. A new item type of Sentry's is a new file of these.
 */
export interface ItemKind<Item extends CapturedItem> extends ItemKindData<Item> {
  /** In the order in which the app made them; the same objects until something is recorded. */
  list(recording: Recording): readonly Item[]
}

export interface ItemKindData<Item extends CapturedItem> {
  /** `check-in`: for sentences. */
  readonly noun: string
  /** Types of envelope items that hold some. */
  readonly types: readonly string[]
  read(item: RecordedItem, recording: Recording): readonly Item[]
  /** The first argument of the matcher, and the field that it is compared with. */
  readonly identity?: { readonly name: string; readonly key: keyof Item & string }
  /** What a query may name. */
  readonly keys: readonly (keyof Item & string)[]
  /** Title first, then short columns. */
  row(item: Item): readonly [title: string, ...columns: string[]]
  /** How many an item stands for, where that is not one. */
  readonly quantity?: (item: Item) => number
}

/** What all items have: what was sent, and in which envelope. */
export interface CapturedItem {
  /** The item exactly as it would have gone over the wire, parsed. */
  readonly payload: unknown
  readonly envelope: RecordedEnvelope | undefined
}

export function itemKind<Item extends CapturedItem>(data: ItemKindData<Item>): ItemKind<Item> {
  const lists = new WeakMap<Recording, () => readonly Item[]>()
  return {
    ...data,
    list(recording) {
      let list = lists.get(recording)
      if (!list) {
        list = keptUntilChange(recording, () => readAll(data, recording))
        lists.set(recording, list)
      }
      return list()
    },
  }
}

function readAll<Item extends CapturedItem>(
  { types, read }: ItemKindData<Item>,
  recording: Recording,
): readonly Item[] {
  return types
    .flatMap((type) => recording.itemsOf(type))
    .sort((a, b) => a.origin.sequence - b.origin.sequence)
    .flatMap((item) => read(item, recording))
}

/** The payload of an item as an object, empty if it is none. */
export function payloadOf({ payload }: RecordedItem): JsonObject {
  return isJsonObject(payload) ? payload : {}
}

/** The entries of a container (`{ version, items: [...] }`), or the payload itself if it is none. */
export function entriesOf(item: RecordedItem): readonly JsonObject[] {
  const { items } = payloadOf(item)
  return Array.isArray(items) ? items.filter(isJsonObject) : [payloadOf(item)]
}

/** `{ rows: { type: 'integer', value: 3 } }` as `{ rows: 3 }`; what is plain already stays so. */
export function plainAttributes(attributes: JsonValue | undefined): JsonObject {
  if (!isJsonObject(attributes)) return {}
  return Object.fromEntries(
    Object.entries(attributes).map(([key, attribute]) => [
      key,
      isJsonObject(attribute) && 'value' in attribute ? attribute.value : attribute,
    ]),
  )
}

export function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function number(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

export function object(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}
