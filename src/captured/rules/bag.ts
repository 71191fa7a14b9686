import { isJsonObject, type JsonValue } from '../../recording/wire.js'
import type { Path } from '../json-path.js'
import { bytesOf, cutText } from './text.js'

/** How deep and how large arbitrary data may be (relay `trimming.rs`). */
export interface BagLimits {
  readonly depth: number
  readonly bytes: number
}

export interface TrimmedBag {
  /** What is left. */
  readonly kept: JsonValue | undefined
  /** Whether something is gone because there was too much. */
  readonly isCut: boolean
  /** Containers that lie too deep: they become texts of JSON. */
  readonly flattened: readonly { readonly below: Path; readonly sent: JsonValue }[]
}

/**
 * Goes through a bag of data as Relay does: containers at the last level become their own JSON;
 * once the bytes are used up, texts are cut and whatever follows is removed. Relay keeps objects
 * sorted by key, so it is the last keys that go.
 */
export function trimBag(bag: JsonValue, limits: BagLimits): TrimmedBag {
  const trimmer = new Trimmer(limits)
  const kept = trimmer.trim(bag, [])
  return { kept, isCut: trimmer.isCut, flattened: trimmer.flattened }
}

class Trimmer {
  isCut = false
  readonly flattened: { below: Path; sent: JsonValue }[] = []
  readonly #depth: number
  #bytes: number

  constructor({ depth, bytes }: BagLimits) {
    this.#depth = depth
    this.#bytes = bytes
  }

  trim(value: JsonValue, below: Path): JsonValue | undefined {
    if (this.#bytes === 0) {
      this.isCut = true
      return undefined
    }
    if (typeof value === 'string') return this.#text(value)
    if (typeof value !== 'object' || value === null) {
      this.#spend(JSON.stringify(value).length)
      return value
    }
    // no bag is so shallow that it could become a text itself
    if (below.length >= this.#depth - 1) {
      this.flattened.push({ below, sent: value })
      return this.#text(JSON.stringify(value))
    }
    const kept = isJsonObject(value) ? this.#object(value, below) : this.#list(value, below)
    this.#spend('{}'.length)
    return kept
  }

  #object(value: Readonly<Record<string, JsonValue | undefined>>, below: Path): JsonValue {
    const kept: [string, JsonValue][] = []
    for (const key of Object.keys(value).sort(byCodePoint)) {
      const entry = value[key]
      const trimmed = entry === undefined ? undefined : this.trim(entry, [...below, key])
      if (trimmed !== undefined) kept.push([key, trimmed])
    }
    return Object.fromEntries(kept)
  }

  #list(value: readonly JsonValue[], below: Path): JsonValue {
    const kept: JsonValue[] = []
    for (const [index, element] of value.entries()) {
      const trimmed = this.trim(element, [...below, index])
      if (trimmed !== undefined) kept.push(trimmed)
    }
    return kept
  }

  #text(value: string): string {
    const cut = cutText(value, this.#bytes)
    if (cut !== undefined) this.isCut = true
    const kept = cut ?? value
    this.#spend(bytesOf(kept) + '""'.length)
    return kept
  }

  /** A value and the comma after it. */
  #spend(bytes: number): void {
    this.#bytes = Math.max(0, this.#bytes - bytes - 1)
  }
}

/** As Rust sorts texts: by code points, not by code units. */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((character, index) => character !== right[index])
  if (at === -1) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1)
}
