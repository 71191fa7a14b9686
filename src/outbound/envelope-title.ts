/** Enough of a body to find an event in it. */
const MOST_BYTES = 1024 * 1024

/** What an envelope speaks of, in a few words; undefined when that cannot be read from its bytes. */
export function envelopeTitle(body: Uint8Array): string | undefined {
  const lines = textOf(body)?.split('\n') ?? []
  const objects = lines.map(parseObject)
  for (const object of objects) {
    const title = object && eventTitle(object)
    if (title !== undefined) return title
  }
  const types = objects.map((object) => object?.type).filter((type) => typeof type === 'string')
  return types.length > 0 ? types.join(', ') : undefined
}

function eventTitle({ exception, message }: Record<string, unknown>): string | undefined {
  const values = isObject(exception) ? exception.values : undefined
  const captured: unknown = Array.isArray(values) ? values.at(-1) : undefined
  if (isObject(captured)) {
    return [captured.type, captured.value].filter((part) => part !== undefined).join(': ')
  }
  return typeof message === 'string' ? message : undefined
}

function textOf(body: Uint8Array): string | undefined {
  const { Buffer } = process.getBuiltinModule('node:buffer')
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  if (!isGzip) return Buffer.from(body.subarray(0, MOST_BYTES)).toString()
  try {
    const { gunzipSync } = process.getBuiltinModule('node:zlib')
    return gunzipSync(body, { maxOutputLength: 20 * MOST_BYTES }).toString('utf8', 0, MOST_BYTES)
  } catch {
    return undefined
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
