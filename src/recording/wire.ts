/** What an SDK hands to a transport: live objects, not yet bytes. Alike in SDK 8 to 11. */
export type SentEnvelope = readonly [header: object, items: readonly SentItem[]]
export type SentItem = readonly [header: SentItemHeader, payload: unknown]
export interface SentItemHeader {
  readonly type: string
  readonly item_count?: unknown
}

export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[]
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined
}

/** What stands on the wire for one item: JSON text, other text, or bytes. */
export type WireBody =
  | { readonly form: 'json'; readonly text: string }
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'bytes'; readonly bytes: Uint8Array }

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The body of an item as the SDK's own serializer would send it (`serializeEnvelope` in
 * @sentry/core 8 to 11): strings and bytes as they are, everything else through `JSON.stringify`,
 * and through its normalizer where that throws. Bytes are copied.
 */
export function toWire(payload: unknown): WireBody {
  if (typeof payload === 'string') return { form: 'text', text: payload }
  if (ArrayBuffer.isView(payload)) return { form: 'bytes', bytes: copyOf(payload) }
  return { form: 'json', text: jsonText(payload) }
}

/** Bytes of another realm too: in jsdom the SDK encodes text with Node's own encoder. */
function copyOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength).slice()
}

export function jsonText(value: unknown): string {
  try {
    return inOnePiece(JSON.stringify(value))
  } catch {
    return inOnePiece(JSON.stringify(normalize(value, new Set())))
  }
}

/**
 * Up to V8 13.6 (Node 24) `JSON.stringify` returns a chain of pieces, which weighs a third more than
 * its text. Whoever reads a character of it puts them together, for good.
 */
function inOnePiece(text: string | undefined): string {
  return text?.charCodeAt(0) ? text : 'null'
}

/** What JSON cannot carry, in the words that the SDK's `normalize` uses for it. */
function normalize(value: unknown, parents: Set<object>): unknown {
  if (typeof value === 'bigint') return `[BigInt: ${value}]`
  if (typeof value === 'symbol') return `[${String(value)}]`
  if (typeof value === 'function') return `[Function: ${value.name || '<anonymous>'}]`
  if (typeof value === 'number' && !Number.isFinite(value)) return `[${value}]`
  if (typeof value !== 'object' || value === null) return value
  if (parents.has(value)) return '[Circular ~]'
  parents.add(value)
  const plain = plainOf(value)
  const result = Array.isArray(plain)
    ? plain.map((element) => normalize(element, parents))
    : typeof plain === 'object' && plain !== null
      ? Object.fromEntries(
          Object.entries(plain).map(([key, entry]) => [key, normalize(entry, parents)]),
        )
      : normalize(plain, parents)
  parents.delete(value)
  return result
}

/** What its `toJSON` makes of it; an Error's own words; else its own properties. */
function plainOf(value: object): unknown {
  if (hasToJson(value)) {
    try {
      return value.toJSON()
    } catch {
      // the SDK goes on without it
    }
  }
  if (!(value instanceof Error)) return value
  const { message, name, stack } = value
  return Object.assign({ message, name, stack }, value)
}

function hasToJson(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}
