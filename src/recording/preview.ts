import { isJsonObject, type JsonValue } from './wire.js'

/** In place of what a preview does not know: the text has to be asked. */
export const UNKNOWN = Symbol('unknown')
type Known<Value> = Value | undefined | typeof UNKNOWN

const FIELDS = [
  ...(['event_id', 'type', 'level', 'message', 'environment'] as const),
  ...(['release', 'transaction', 'tags'] as const),
] as const
type Field = (typeof FIELDS)[number]
const NAMES: ReadonlySet<string> = new Set(FIELDS)

/**
 * The few small fields by which an event is usually asked for, kept beside its text, so that a
 * search over 10,000 events parses none of them. Only what already is in wire form gets in.
 */
export interface Preview extends Readonly<Record<Field, Known<JsonValue>>> {
  /** Names of the contexts, from some of which Sentry derives tags. */
  readonly contexts: readonly string[] | typeof UNKNOWN
  /** `exception.values` without stack traces. */
  readonly exceptions: readonly ExceptionHead[] | typeof UNKNOWN
}

/** What identifies an exception, and whether it was handled. */
export interface ExceptionHead {
  readonly type?: JsonValue | undefined
  readonly value?: JsonValue | undefined
  readonly mechanism?: JsonValue | undefined
}

/** A top-level field of the payload, whether it has it or not; `UNKNOWN` where the text tells. */
export function previewed(preview: Preview, name: string): Known<JsonValue> {
  return isField(name) ? preview[name] : UNKNOWN
}

/** All of one shape, and no object more than needed: what 10,000 events weigh and cost. */
export function previewOf(payload: unknown): Preview | undefined {
  if (!isRecord(payload)) return undefined
  return {
    event_id: scalar(payload.event_id),
    type: scalar(payload.type),
    level: scalar(payload.level),
    message: scalar(payload.message),
    environment: scalar(payload.environment),
    release: scalar(payload.release),
    transaction: scalar(payload.transaction),
    tags: flatCopy(payload.tags),
    contexts: namesIn(payload.contexts),
    exceptions: exceptionHeads(payload.exception),
  }
}

/** The names that were last seen: nearly all events of an app have the same, and share one list. */
let latestNames: readonly string[] = []

function namesIn(contexts: unknown): readonly string[] | typeof UNKNOWN {
  if (contexts !== undefined && !isRecord(contexts)) return UNKNOWN
  const names = Object.keys(contexts ?? {})
  const isSame =
    names.length === latestNames.length && names.every((name, at) => name === latestNames[at])
  if (!isSame) latestNames = names
  return latestNames
}

function exceptionHeads(exception: unknown): readonly ExceptionHead[] | typeof UNKNOWN {
  if (exception === undefined) return []
  if (!isRecord(exception) || !Array.isArray(exception.values)) return UNKNOWN
  const heads = exception.values.map(exceptionHead)
  return heads.every((head) => head !== undefined) ? heads : UNKNOWN
}

function exceptionHead(exception: unknown): ExceptionHead | undefined {
  if (!isRecord(exception)) return undefined
  const type = scalar(exception.type)
  const value = scalar(exception.value)
  const mechanism = mechanismHead(exception.mechanism)
  if (type === UNKNOWN || value === UNKNOWN || mechanism === UNKNOWN) return undefined
  return { type, value, mechanism }
}

/** One without a type is rare, and its other fields tell then whether Sentry makes it `generic`. */
function mechanismHead(mechanism: unknown): Known<JsonValue> {
  if (mechanism === undefined) return undefined
  if (!isRecord(mechanism)) return UNKNOWN
  const type = scalar(mechanism.type)
  const handled = scalar(mechanism.handled)
  const synthetic = scalar(mechanism.synthetic)
  if (type === UNKNOWN || handled === UNKNOWN || synthetic === UNKNOWN) return UNKNOWN
  return type === undefined ? UNKNOWN : shared({ type, handled, synthetic })
}

type MechanismHead = Readonly<Record<'type' | 'handled' | 'synthetic', JsonValue | undefined>>

/** An app has few mechanisms, and its events share them. */
const mechanisms: MechanismHead[] = []
const MECHANISMS = 20

function shared(head: MechanismHead): MechanismHead {
  for (const known of mechanisms) {
    const isSame =
      known.type === head.type &&
      known.handled === head.handled &&
      known.synthetic === head.synthetic
    if (isSame) return known
  }
  if (mechanisms.length < MECHANISMS) mechanisms.push(head)
  return head
}

function flatCopy(value: unknown): Known<JsonValue> {
  if (value === undefined) return undefined
  if (!isRecord(value)) return UNKNOWN
  const copy: Record<string, JsonValue> = {}
  for (const key of Object.keys(value)) {
    const entry = scalar(value[key])
    if (entry === UNKNOWN) return UNKNOWN
    if (entry !== undefined) copy[key] = entry
  }
  return copy
}

/** As it is in JSON: `NaN` is not, and `null` is not worth a case. */
function scalar(value: unknown): string | number | boolean | undefined | typeof UNKNOWN {
  const isKnown =
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  return isKnown ? value : UNKNOWN
}

function isField(name: string): name is Field {
  return NAMES.has(name)
}

/** An object that `JSON.stringify` writes key by key. */
function isRecord(value: unknown): value is { [key: string]: unknown } {
  return isJsonObject(value) && typeof value.toJSON !== 'function'
}
