import type { RecordedEnvelope, RecordedItem } from './envelope.js'
import { normalizeEventId } from './event-id.js'

/**
 * By what recorded items are found again. The lists by type grow with each envelope, while it is at
 * hand; a first search over 10,000 would have to fetch every one of them for that alone. The rest
 * is taken up when somebody asks, and goes on from there the next time.
 */
export class RecordingIndex {
  readonly #envelopes: readonly RecordedEnvelope[]
  #taken = 0
  readonly #items: RecordedItem[] = []
  readonly #byType = new Map<string, RecordedItem[]>()
  readonly #byEventId = new Map<string, RecordedItem>()
  #takenById = 0

  /** @param envelopes a list that grows */
  constructor(envelopes: readonly RecordedEnvelope[]) {
    this.#envelopes = envelopes
  }

  /** All items, in the order of their arrival. */
  get items(): readonly RecordedItem[] {
    for (; this.#taken < this.#envelopes.length; this.#taken += 1) {
      for (const item of this.#envelopes[this.#taken]?.items ?? []) this.#items.push(item)
    }
    return this.#items
  }

  /** Takes up the latest envelope. */
  add({ items }: RecordedEnvelope): void {
    for (const item of items) {
      const list = this.#byType.get(item.type)
      if (list) insertInOrder(list, item)
      else this.#byType.set(item.type, [item])
    }
  }

  /** Items of one type, in the order of their capture calls. */
  itemsOf(type: string): readonly RecordedItem[] {
    return this.#byType.get(type) ?? []
  }

  /** The `event` item with this id, in constant time. */
  event(id: string): RecordedItem | undefined {
    const { items } = this
    for (; this.#takenById < items.length; this.#takenById += 1) {
      const item = items[this.#takenById]
      const known = item?.type === 'event' ? item.event_id : undefined
      if (item && typeof known === 'string') this.#byEventId.set(normalizeEventId(known), item)
    }
    return this.#byEventId.get(normalizeEventId(id))
  }
}

/** Nearly always an append: only what took longer than its successors has to move up. */
function insertInOrder(list: RecordedItem[], item: RecordedItem): void {
  let at = list.length
  while (at > 0 && (list[at - 1]?.origin.sequence ?? 0) > item.origin.sequence) at -= 1
  if (at === list.length) list.push(item)
  else list.splice(at, 0, item)
}
