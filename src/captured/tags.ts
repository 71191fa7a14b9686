import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'

/**
 * A tag's value as Sentry stores it (relay `types.rs`, `LenientString`): `true` becomes `True`,
 * `1.5` becomes `1`; what is no string, number or boolean becomes nothing.
 */
export function coerceTagValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) < 2 ** 53 ? String(Math.trunc(value)) : undefined
}

/** A tag's key as Sentry stores it (relay `tags.rs`): trimmed, spaces become dashes. */
export function coerceTagKey(key: string): string {
  return key.trim().replaceAll(' ', '-')
}

const KEY_LENGTH = 200
const VALUE_LENGTH = 200
/** Relay removes what a client sets under these (relay `event.rs`, `normalize_event_tags`). */
const RESERVED = new Set(['release', 'dist', 'user', 'filename', 'function'])

/** The tags that an app set, without those that Sentry would silently remove. */
function sentTags(tags: JsonValue | undefined): Map<string, string> {
  const kept = new Map<string, string>()
  for (const [sentKey, sentValue] of pairs(tags)) {
    const key = coerceTagKey(sentKey)
    const value = coerceTagValue(sentValue)
    if (value === undefined || !isAcceptedTag(key, value) || kept.has(key)) continue
    kept.set(key, value)
  }
  return kept
}

function isAcceptedTag(key: string, value: string): boolean {
  return (
    /^[a-zA-Z0-9_.:-]+$/.test(key) &&
    [...key].length <= KEY_LENGTH &&
    !RESERVED.has(key) &&
    value !== '' &&
    [...value].length <= VALUE_LENGTH &&
    !value.includes('\n')
  )
}

/** Tags travel as an object, or as a list of pairs. */
function pairs(tags: JsonValue | undefined): [string, JsonValue | undefined][] {
  if (isJsonObject(tags)) return Object.entries(tags)
  if (!Array.isArray(tags)) return []
  return tags.flatMap((pair: JsonValue): [string, JsonValue | undefined][] =>
    Array.isArray(pair) && typeof pair[0] === 'string' ? [[pair[0], pair[1]]] : [],
  )
}

/** What Sentry derives tags from. */
export interface TagSource {
  readonly handled: string | undefined
  readonly mechanism: string | undefined
  field(name: string): JsonValue | undefined
}

/**
 * All tags as an issue's page shows them: the event's own, and the derived ones.
 * Sources: sentry `event_manager.py`, `interfaces/exception.py`, `interfaces/contexts.py`,
 * `plugins/sentry_urls`; relay `event.rs`. Derived tags win over the app's own, except `url`.
 */
export function tagsOf(source: TagSource): Readonly<Record<string, string>> {
  const tags = previewTags(source)
  if (tags.has('release')) setTag(tags, 'dist', nonEmpty(source.field('dist')))
  for (const key of ['logger', 'server_name', 'site'])
    setTag(tags, key, nonEmpty(source.field(key)))
  setTag(tags, 'user', userTag(source.field('user')))
  for (const [key, value] of contextTags(source.field('contexts'))) setTag(tags, key, value)
  if (!tags.has('url')) setTag(tags, 'url', requestUrl(source.field('request')))
  return Object.fromEntries(tags)
}

/** Those of them that need no more than a preview knows. */
export function previewTags(source: TagSource): Map<string, string> {
  const tags = sentTags(source.field('tags'))
  setTag(tags, 'level', levelTag(source.field('level')))
  setTag(tags, 'environment', nonEmpty(source.field('environment')) ?? tags.get('environment'))
  setTag(tags, 'release', nonEmpty(source.field('release')))
  setTag(tags, 'transaction', nonEmpty(source.field('transaction')))
  setTag(tags, 'handled', source.handled)
  setTag(tags, 'mechanism', source.mechanism)
  return tags
}

/** Whether a tag of this key may come from what only the whole payload tells. */
export function isDerivedFromPayload(key: string): boolean {
  return DERIVED_FROM_PAYLOAD.has(key)
}

function setTag(tags: Map<string, string>, key: string, value: string | undefined): void {
  if (value) tags.set(key, value)
}

/** What Sentry takes for a level (relay `types.rs`); anything else becomes `error`. */
const LEVELS = new Map<unknown, string>([
  ['debug', 'debug'],
  ['info', 'info'],
  ['log', 'info'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  // Python's numbers, which other SDKs send
  [10, 'debug'],
  [20, 'info'],
  [30, 'warning'],
  [40, 'error'],
  [50, 'fatal'],
])

function levelTag(level: JsonValue | undefined): string {
  return LEVELS.get(level) ?? 'error'
}

/** `id:7`, else by email, username or address (sentry `utils/eventuser.py`). */
function userTag(user: JsonValue | undefined): string | undefined {
  if (!isJsonObject(user)) return undefined
  const keys = [
    ['id', 'id'],
    ['email', 'email'],
    ['username', 'username'],
    ['ip', 'ip_address'],
  ] as const
  for (const [prefix, key] of keys) {
    const value = user[key]
    if (value !== undefined && value !== null && value !== '') return `${prefix}:${String(value)}`
  }
  return undefined
}

function requestUrl(request: JsonValue | undefined): string | undefined {
  return isJsonObject(request) ? nonEmpty(request.url) : undefined
}

/** Templates of sentry `interfaces/contexts.py`: a tag stands only when all its parts are there. */
const CONTEXT_TAGS: Readonly<
  Record<string, readonly (readonly [tag: string, ...parts: string[]])[]>
> = {
  app: [['app.device', 'device_app_hash']],
  browser: [
    ['browser', 'name', 'version'],
    ['browser.name', 'name'],
  ],
  device: [
    ['device', 'model'],
    ['device.family', 'family'],
  ],
  gpu: [
    ['gpu.name', 'name'],
    ['gpu.vendor', 'vendor_name'],
  ],
  monitor: [['monitor.id', 'id']],
  os: [
    ['os', 'name', 'version'],
    ['os.name', 'name'],
    ['os.rooted', 'rooted'],
  ],
  runtime: [
    ['runtime', 'name', 'version'],
    ['runtime.name', 'name'],
  ],
}

function* contextTags(contexts: JsonValue | undefined): Generator<[string, string]> {
  if (!isJsonObject(contexts)) return
  for (const [name, templates] of Object.entries(CONTEXT_TAGS)) {
    const context = contexts[name]
    if (!isJsonObject(context)) continue
    for (const [tag, ...parts] of templates) {
      const values = parts.map((part) => contextValue(context, part))
      if (values.every((value) => value !== undefined)) yield [tag, values.join(' ')]
    }
  }
}

function contextValue(context: JsonObject, key: string): string | undefined {
  const value = context[key]
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined || value === null ? undefined : String(value).trim()
}

function nonEmpty(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const DERIVED_FROM_PAYLOAD = new Set([
  ...['dist', 'logger', 'server_name', 'site', 'user', 'url'],
  ...Object.values(CONTEXT_TAGS).flatMap((templates) => templates.map(([tag]) => tag)),
])
