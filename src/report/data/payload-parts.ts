import { isJsonObject } from '../../recording/wire.js'

/** Where the parts of a payload are that are large and often alike; `*` is any key or index. */
interface Parts {
  readonly [step: string]: Parts | 'part'
}

const FRAMES: Parts = { values: { '*': { stacktrace: { frames: { '*': 'part' } } } } }

const PARTS: Parts = {
  exception: FRAMES,
  threads: FRAMES,
  // SDKs send a list, or an object with one
  breadcrumbs: { '*': 'part' },
  contexts: { '*': 'part' },
  modules: 'part',
  sdk: 'part',
  request: 'part',
}

/** A copy of a payload with each of its parts replaced; the way there, and the way back. */
export function mapParts(
  payload: unknown,
  replaced: (part: unknown, field: string) => unknown,
): unknown {
  if (!isJsonObject(payload)) return payload
  return Object.fromEntries(
    Object.entries(payload).map(([field, value]) => [
      field,
      mapIn(value, PARTS[field], (part) => replaced(part, field)),
    ]),
  )
}

function mapIn(
  value: unknown,
  parts: Parts[string] | undefined,
  replaced: (part: unknown) => unknown,
): unknown {
  if (parts === undefined) return value
  if (parts === 'part') return replaced(value)
  if (Array.isArray(value)) {
    return value.map((element) => mapIn(element, parts['*'], replaced))
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      mapIn(entry, Object.hasOwn(parts, key) ? parts[key] : parts['*'], replaced),
    ]),
  )
}
