import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { isJsonObject } from '../recording/wire.js'
import { type DecodedEnvelope, parseJson } from './decode-envelope.js'
import { MOST_DECOMPRESSED } from './item-limits.js'
import { Refusal } from './refusal.js'

const OPENING_BRACE = '{'.charCodeAt(0)
const inflateAsync = promisify(inflate)

/**
 * What older SDKs send to the `store` endpoint: JSON as it is, in base64, or deflated and then in
 * base64 (`store.rs` in Relay).
 */
export async function decodeStoreBody(body: Buffer): Promise<Buffer> {
  if (body[0] === OPENING_BRACE) return body
  const binary = Buffer.from(body.toString('latin1'), 'base64')
  if (binary[0] === OPENING_BRACE) return binary
  try {
    return await inflateAsync(binary, { maxOutputLength: MOST_DECOMPRESSED })
  } catch {
    throw new Refusal(400, 'invalid request body: neither JSON, nor base64 of it')
  }
}

/** One event, in the envelope that Relay puts around it. */
export function envelopeOfEvent(payload: Buffer): DecodedEnvelope {
  const event = parseJson(payload.toString('utf8'))
  if (!isJsonObject(event)) throw new Refusal(400, 'invalid JSON data')
  const type = event.type === 'transaction' ? 'transaction' : 'event'
  return {
    header: {},
    headerText: '{}',
    items: [{ type, headerText: JSON.stringify({ type }), payload }],
  }
}
