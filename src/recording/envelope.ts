import type { HeldError } from './held-error.js'
import { type ExceptionHead, type Preview, previewed, UNKNOWN } from './preview.js'
import { isJsonObject, type JsonObject, type JsonValue, type WireBody } from './wire.js'

/** One envelope as it would have gone over the wire. Its header is parsed when somebody looks. */
export class RecordedEnvelope {
  readonly items: readonly RecordedItem[]
  /** @internal Its header as JSON text. */
  readonly headerText: string

  /** @internal */
  constructor(headerText: string, items: readonly RecordedItem[]) {
    this.headerText = headerText
    this.items = items
    for (const item of items) item.envelope = this
  }

  get header(): JsonObject {
    return headerOf(this)
  }
}

/** What is known of an item beside what it says: where it came from in this process. */
export interface Origin {
  /** Rises with each capture call, so items sort as the app captured them, not as they arrived. */
  readonly sequence: number
  /** Number of the test that caused it. */
  readonly test: number
  /** Which of the SDK's calls made it: only that tells a captured string from a message. */
  readonly call?: 'exception' | 'message' | undefined
  readonly error?: HeldError | undefined
}

/** One item of an envelope: its header, its body in wire form, parsed when somebody looks. */
export class RecordedItem {
  envelope: RecordedEnvelope | undefined
  readonly type: string
  /** @internal */
  readonly form: WireBody['form']
  /** @internal As it stands on the wire. */
  readonly content: string | Uint8Array
  /** @internal */
  readonly origin: Origin
  /** @internal */
  readonly preview: Preview | undefined
  /** @internal Its header as JSON text. */
  readonly headerText: string
  #reading: unknown

  /** @internal */
  constructor(
    type: string,
    headerText: string,
    body: WireBody,
    origin: Origin,
    preview: Preview | undefined,
  ) {
    this.type = type
    this.headerText = headerText
    this.form = body.form
    this.content = body.form === 'bytes' ? body.bytes : body.text
    this.origin = origin
    this.preview = preview
  }

  /** What was last kept with `keepReading`. */
  static readingOf(item: RecordedItem): unknown {
    return #reading in item ? item.#reading : undefined
  }

  /** Keeps what a reader has made of an item, so that it hands out the same object always. */
  static keepReading(item: RecordedItem, reading: object): void {
    if (#reading in item) item.#reading = reading
  }

  get header(): JsonObject {
    return headerOf(this)
  }

  /** @internal Made when it is asked for: 10,000 items hold no object more than needed. */
  get body(): WireBody {
    const { content, form } = this
    if (typeof content !== 'string') return { form: 'bytes', bytes: content }
    return { form: form === 'json' ? form : 'text', text: content }
  }

  /** JSON parsed; other text as a string; bytes as a `Uint8Array`. */
  get payload(): JsonValue | Uint8Array {
    let payload = payloads.get(this)
    if (payload === undefined) {
      payload = parseBody(this.body)
      payloads.set(this, payload)
    }
    return payload
  }

  /** The chain of exceptions, deepest cause first; a `null` in it is Sentry's, and kept. */
  get exceptions(): readonly (ExceptionHead | null)[] {
    const heads = this.preview?.exceptions ?? UNKNOWN
    if (heads !== UNKNOWN) return heads
    const exception = this.field('exception')
    const values = isJsonObject(exception) ? exception.values : exception
    if (!Array.isArray(values)) return []
    return values.map((value) => (isJsonObject(value) ? value : null))
  }

  /** @internal As the payload spells it. By it one item is looked for among many. */
  get event_id(): JsonValue | undefined {
    const known = this.preview?.event_id ?? UNKNOWN
    return known === UNKNOWN ? this.field('event_id') : known
  }

  /** A top-level field of a JSON payload, without parsing the text where the preview knows it. */
  field(name: string): JsonValue | undefined {
    const known = this.preview ? previewed(this.preview, name) : UNKNOWN
    if (known !== UNKNOWN) return known
    const { payload } = this
    return isJsonObject(payload) ? payload[name] : undefined
  }
}

// What was parsed is kept here and in no private field: a runner's diff reads copies of our
// objects, and a copy has no private fields. Most items are never parsed.
const headers = new WeakMap<object, JsonObject>()
const payloads = new WeakMap<RecordedItem, JsonValue | Uint8Array>()

function headerOf(holder: RecordedEnvelope | RecordedItem): JsonObject {
  let header = headers.get(holder)
  if (!header) {
    header = parseObject(holder.headerText)
    headers.set(holder, header)
  }
  return header
}

function parseBody(body: WireBody): JsonValue | Uint8Array {
  if (body.form === 'bytes') return body.bytes
  return body.form === 'json' ? parse(body.text) : body.text
}

function parseObject(text: string): JsonObject {
  const value = parse(text)
  return isJsonObject(value) ? value : {}
}

function parse(text: string): JsonValue {
  return JSON.parse(text)
}
