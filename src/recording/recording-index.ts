import type { RecordedEnvelope, RecordedItem } from './envelope.js'
import { normalizeEventId } from './event-id.js'

/**
 * By what recorded items are found again. It takes up what has arrived when somebody asks, and goes
 * on from there the next time: an app that captures a lot pays nothing for it.
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
    this.#takeUp()
    return this.#items
  }

  /** Items of one type, in the order of their capture calls. */
  itemsOf(type: string): readonly RecordedItem[] {
    this.#takeUp()
    return this.#byType.get(type) ?? []
  }

  /** The `event` item with this id, in constant time. */
  event(id: string): RecordedItem | undefined {
    this.#takeUp()
    for (; this.#takenById < this.#items.length; this.#takenById += 1) {
      const item = this.#items[this.#takenById]
      const known = item?.type === 'event' ? item.event_id : undefined
      if (item && typeof known === 'string') this.#byEventId.set(normalizeEventId(known), item)
    }
    return this.#byEventId.get(normalizeEventId(id))
  }

  #takeUp(): void {
    for (; this.#taken < this.#envelopes.length; this.#taken += 1) {
      for (const item of this.#envelopes[this.#taken]?.items ?? []) this.#add(item)
    }
  }

  #add(item: RecordedItem): void {
    this.#items.push(item)
    const list = this.#byType.get(item.type)
    if (list) insertInOrder(list, item)
    else this.#byType.set(item.type, [item])
  }
}

/** Nearly always an append: only what took longer than its successors has to move up. */
function insertInOrder(list: RecordedItem[], item: RecordedItem): void {
  let at = list.length
  while (at > 0 && (list[at - 1]?.origin.sequence ?? 0) > item.origin.sequence) at -= 1
  if (at === list.length) list.push(item)
  else list.splice(at, 0, item)
}
