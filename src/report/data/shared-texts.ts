import type { PackedPayload, Shared } from './page-data.js'
import { mapParts } from './payload-parts.js'

/** Texts that stand in the page once, however many events have them. */
export class SharedTexts {
  readonly texts: string[] = []
  readonly #known = new Map<string, number>()

  add<Value>(value: Value): Shared<Value> {
    const text = JSON.stringify(value) ?? 'null'
    let at = this.#known.get(text)
    if (at === undefined) {
      at = this.texts.push(text) - 1
      this.#known.set(text, at)
    }
    return at
  }

  /** Stack frames, breadcrumbs and contexts apart: most events of a run have the same ones. */
  addPayload(payload: unknown): Shared<PackedPayload> {
    return this.add(mapParts(payload, (part) => this.add(part)))
  }
}
