import type { RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import { decodeUtf8, type Inflating, inflating } from '../recording/platform.js'
import type { JsonValue } from '../recording/wire.js'

/** A text that was sent, and where it stands: keys and indexes from the top. */
export interface SentText {
  readonly text: string
  readonly path: readonly (string | number)[]
  /** The text is the last key of the path, not the value under it. */
  readonly isKey: boolean
}

/** Everything readable in an item: its header and its payload, bytes too, inflated where needed. */
export async function textsOfItem(item: RecordedItem): Promise<readonly SentText[]> {
  const { body, header } = item
  const own = [...textsIn(header, ['header'])]
  if (body.form === 'json') return [...own, ...textsIn(parse(body.text), ['payload'])]
  const path = ['payload']
  if (body.form === 'text') return [...own, { text: body.text, path, isKey: false }]
  const decoded = await textsOfBytes(body.bytes)
  return [...own, ...decoded.map((text) => ({ text, path, isKey: false }))]
}

/** Its trace header names the segment, whatever hooks have scrubbed from the items. */
export function textsOfHeader({ header }: RecordedEnvelope): readonly SentText[] {
  return [...textsIn(header, ['header'])]
}

function parse(text: string): JsonValue {
  return JSON.parse(text)
}

/** Where stack frames stand in a payload. */
const WITH_FRAMES = new Set<string | number | undefined>(['exception', 'threads', 'stacktrace'])
/** The app's own source, which the SDK quotes around each stack frame: no data of a user. */
const SOURCE_LINES = new Set(['context_line', 'pre_context', 'post_context'])

function* textsIn(
  value: JsonValue | undefined,
  path: readonly (string | number)[],
): Generator<SentText> {
  if (typeof value === 'string') yield { text: value, path, isKey: false }
  else if (typeof value === 'number') yield { text: String(value), path, isKey: false }
  else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* textsIn(element, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    const isFrame = path.at(-2) === 'frames' && WITH_FRAMES.has(path[1])
    for (const [key, entry] of Object.entries(value)) {
      if (isFrame && SOURCE_LINES.has(key)) continue
      yield { text: key, path: [...path, key], isKey: true }
      yield* textsIn(entry, [...path, key])
    }
  }
}

/**
 * The bytes as text, and what is compressed in them: a replay's recording is a JSON line, then
 * zlib or gzip data.
 */
async function textsOfBytes(bytes: Uint8Array): Promise<string[]> {
  const lineEnd = bytes.indexOf(0x0a) + 1
  const starts = [0, ...(lineEnd > 0 ? [lineEnd] : [])]
  const plain = await Promise.all(starts.map((start) => inflate(bytes.subarray(start))))
  return [decodeUtf8(bytes), ...plain.filter((text) => text !== undefined)]
}

async function inflate(bytes: Uint8Array): Promise<string | undefined> {
  const format = compressionOf(bytes)
  if (!format) return undefined
  const stream = inflating(format)
  try {
    return decodeUtf8(await inflated(bytes, stream))
  } catch {
    return undefined
  }
}

/** Through the stream itself: jsdom's `Blob` and `Response` cannot do it. */
async function inflated(bytes: Uint8Array, { readable, writable }: Inflating): Promise<Uint8Array> {
  const writer = writable.getWriter()
  const written = writer.write(bytes.slice()).then(() => writer.close())
  // bytes that only look compressed fail on both sides; the reader tells
  written.catch(() => {})
  const chunks: number[] = []
  const reader = readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    for (const byte of value ?? []) chunks.push(byte)
  }
  await written
  return Uint8Array.from(chunks)
}

/** By the first two bytes (RFC 1952, RFC 1950). */
function compressionOf([first, second]: Uint8Array): CompressionFormat | undefined {
  if (first === 0x1f && second === 0x8b) return 'gzip'
  if (first === undefined || second === undefined) return undefined
  const isZlib = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
  return isZlib ? 'deflate' : undefined
}
