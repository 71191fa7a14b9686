import { isJsonObject, type JsonObject, type JsonValue } from './wire.js'

/**
 * The few small fields by which an event is usually asked for, kept beside its text, so that a
 * search over 10,000 events parses none of them. Only what already is in wire form gets in; what
 * is not is missing from `known` and read from the text.
 */
export interface Preview {
  /** The top-level fields for which this preview speaks, whether the payload has them or not. */
  readonly known: ReadonlySet<string>
  readonly fields: JsonObject
  /** `exception.values` without stack traces, or undefined when the text has to be asked. */
  readonly exceptions: readonly ExceptionHead[] | undefined
}

/** What identifies an exception, and whether it was handled. */
export interface ExceptionHead {
  readonly type?: JsonValue | undefined
  readonly value?: JsonValue | undefined
  readonly mechanism?: JsonValue | undefined
}

const SCALARS = ['event_id', 'type', 'level', 'message', 'environment', 'release', 'transaction']
const ALL: ReadonlySet<string> = new Set([...SCALARS, 'tags'])

export function previewOf(payload: unknown): Preview | undefined {
  if (!isRecord(payload)) return undefined
  const fields: Record<string, JsonValue> = {}
  let known = ALL
  for (const key of ALL) {
    const value = payload[key]
    if (value === undefined) continue
    const copy = key === 'tags' ? flatCopy(value) : isScalar(value) ? value : undefined
    if (copy === undefined) known = new Set([...known].filter((other) => other !== key))
    else fields[key] = copy
  }
  return { known, fields, exceptions: exceptionHeads(payload.exception) }
}

function exceptionHeads(exception: unknown): ExceptionHead[] | undefined {
  if (exception === undefined) return []
  if (!isRecord(exception) || !Array.isArray(exception.values)) return undefined
  const heads: ExceptionHead[] = []
  for (const value of exception.values) {
    const head = exceptionHead(value)
    if (!head) return undefined
    heads.push(head)
  }
  return heads
}

function exceptionHead(exception: unknown): ExceptionHead | undefined {
  if (!isRecord(exception)) return undefined
  const { type, value, mechanism } = exception
  if (type !== undefined && !isScalar(type)) return undefined
  if (value !== undefined && !isScalar(value)) return undefined
  if (mechanism === undefined) return { type, value }
  if (!isRecord(mechanism)) return undefined
  const { type: mechanismType, handled, synthetic } = mechanism
  const head: Record<string, JsonValue> = {}
  for (const [key, field] of Object.entries({ type: mechanismType, handled, synthetic })) {
    if (field === undefined) continue
    if (!isScalar(field)) return undefined
    head[key] = field
  }
  return { type, value, mechanism: head }
}

function flatCopy(value: unknown): JsonObject | undefined {
  if (!isRecord(value)) return undefined
  const copy: Record<string, JsonValue> = {}
  for (const key of Object.keys(value)) {
    const entry = value[key]
    if (entry === undefined) continue
    if (!isScalar(entry)) return undefined
    copy[key] = entry
  }
  return copy
}

function isScalar(value: unknown): value is string | number | boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  )
}

/** An object that `JSON.stringify` writes key by key. */
function isRecord(value: unknown): value is { [key: string]: unknown } {
  return isJsonObject(value) && typeof value.toJSON !== 'function'
}
