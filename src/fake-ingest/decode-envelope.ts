import { isUtf8 } from 'node:buffer'
import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'
import { Refusal } from './refusal.js'

/** An envelope as it stood in the body of a request: headers parsed, payloads still bytes. */
export interface DecodedEnvelope {
  readonly header: JsonObject
  readonly headerText: string
  readonly items: readonly DecodedItem[]
}

export interface DecodedItem {
  readonly type: string
  readonly headerText: string
  readonly payload: Buffer
}

const NEWLINE = 0x0a

/**
 * Reads an envelope by the rules of Relay's parser (`relay-server/src/envelope`): a line of JSON;
 * then for each item a line of JSON and a payload, which is `length` bytes long where that is
 * given, and ends with its line where it is not.
 *
 * @throws Refusal with a 400, in Relay's words
 */
export function decodeEnvelope(body: Buffer): DecodedEnvelope {
  const [headerText, start] = lineAt(body, 0)
  const header = parseHeader(headerText, 'envelope header')
  const items: DecodedItem[] = []
  let offset = start
  while (!isBlank(body, offset)) {
    const [item, end] = decodeItem(body, offset)
    items.push(item)
    offset = end
  }
  return { header, headerText, items }
}

function decodeItem(body: Buffer, offset: number): [DecodedItem, number] {
  const [headerText, start] = lineAt(body, offset)
  const { type, length } = parseHeader(headerText, 'item header')
  if (typeof type !== 'string') throw invalid('invalid item header: it has no type')
  const end = payloadEnd(body, start, length, type)
  return [{ type, headerText, payload: body.subarray(start, end) }, end + 1]
}

function payloadEnd(
  body: Buffer,
  start: number,
  length: JsonValue | undefined,
  type: string,
): number {
  if (length === undefined || length === null) {
    const newline = body.indexOf(NEWLINE, start)
    return newline === -1 ? body.length : newline
  }
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) {
    throw invalid(`invalid item header: a length of ${JSON.stringify(length)}`)
  }
  const left = body.length - start
  if (length > left) {
    throw invalid(
      `unexpected end of file: ${type} says that it has ${length} bytes, and ${left} are left`,
    )
  }
  const end = start + length
  if (end < body.length && body[end] !== NEWLINE) {
    throw invalid(`missing newline after ${type} of ${length} bytes`)
  }
  return end
}

/** The text up to the next newline, and where what follows begins. */
function lineAt(body: Buffer, start: number): [string, number] {
  const newline = body.indexOf(NEWLINE, start)
  const end = newline === -1 ? body.length : newline
  const line = body.subarray(start, end)
  if (!isUtf8(line)) throw invalid('invalid header: it is no UTF-8')
  return [line.toString('utf8'), Math.min(end + 1, body.length)]
}

function parseHeader(text: string, what: string): JsonObject {
  if (text.trim() === '') throw invalid(`missing ${what}`)
  const value = parseJson(text)
  if (isJsonObject(value)) return value
  throw invalid(`invalid ${what}: it is no JSON object`)
}

/** Whatever follows the last item: nothing, or empty lines. */
function isBlank(body: Buffer, offset: number): boolean {
  for (let at = offset; at < body.length; at += 1) {
    if (body[at] !== NEWLINE && body[at] !== 0x0d) return false
  }
  return true
}

function invalid(detail: string): Refusal {
  return new Refusal(400, `invalid event envelope: ${detail}`)
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
