import { UNKNOWN } from '../recording/preview.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'
import { text } from './exceptions.js'
import { keptText } from './rules/event-texts.js'
import { lenientText } from './rules/lenient.js'
import { keptLevel } from './rules/level.js'
import { keptDist, keptEnvironment, keptRelease } from './rules/names.js'
import { type JudgedTag, judgeTags, keptTag } from './rules/tags.js'

/** What Sentry derives tags from. */
export interface TagSource {
  /** Type of the item. */
  readonly type: string
  handled(): string | undefined
  mechanism(): string | undefined
  field(name: string): JsonValue | undefined
}

/**
 * All tags as an issue's page shows them: the event's own, and the derived ones.
 * Sources: sentry `event_manager.py`, `interfaces/exception.py`, `interfaces/contexts.py`,
 * `plugins/sentry_urls`; relay `event.rs`. Derived tags win over the app's own, except `url`.
 */
export function tagsOf(source: TagSource): Readonly<Record<string, string>> {
  const tags = previewTags(source)
  if (tags.has('release')) setTag(tags, 'dist', keptDist(source.field('dist')))
  for (const key of ['logger', 'server_name', 'site'])
    setTag(tags, key, keptText(key, source.field(key)))
  setTag(tags, 'user', userTag(source.field('user')))
  for (const [key, value] of contextTags(source.field('contexts'))) setTag(tags, key, value)
  if (!tags.has('url')) setTag(tags, 'url', requestUrl(source.field('request')))
  return Object.fromEntries(tags)
}

/** Those of them that need no more than a preview knows. */
function previewTags(source: TagSource): Map<string, string> {
  const tags = sentTags(judgeTags(source.field('tags')))
  for (const [key, derive] of DERIVED) setTag(tags, key, derive(source))
  return tags
}

/** One of these, without a look at the others. */
export function previewTag(source: TagSource, key: string): string | undefined {
  return DERIVED.get(key)?.(source) ?? keptTag(source.field('tags'), key)
}

/** The tags that an app set, without those that Sentry would silently remove. */
function sentTags(tags: readonly JudgedTag[]): Map<string, string> {
  const kept = new Map<string, string>()
  for (const { key, kept: value, rules } of tags) {
    if (key === undefined || value === undefined || rules.includes(ENVIRONMENT_RULE)) continue
    kept.set(key, value)
  }
  return kept
}

/** A tag of that name fills the field instead. */
const ENVIRONMENT_RULE = 'tag-environment'

/** In place of the app's own tag of that name. */
const DERIVED: ReadonlyMap<string, (source: TagSource) => string | undefined> = new Map([
  ['level', levelTag],
  ['environment', environmentTag],
  ['release', ({ field }: TagSource) => keptRelease(field('release'))],
  ['transaction', ({ field }: TagSource) => keptText('transaction', field('transaction'))],
  ['handled', ({ handled }: TagSource) => handled()],
  ['mechanism', ({ mechanism }: TagSource) => mechanism()],
])

/**
 * Whether a tag of this key may come from what only the whole payload tells: from a field of that
 * name, or from a context, which may have any name.
 */
export function isDerivedFromPayload(
  key: string,
  contexts: readonly string[] | typeof UNKNOWN,
): boolean {
  if (FROM_FIELDS.has(key) || contexts === UNKNOWN) return true
  const dot = key.lastIndexOf('.')
  return contexts.includes(key) || (dot !== -1 && contexts.includes(key.slice(0, dot)))
}

const FROM_FIELDS = new Set(['dist', 'logger', 'server_name', 'site', 'user', 'url'])

function setTag(tags: Map<string, string>, key: string, value: string | undefined): void {
  if (value) tags.set(key, value)
}

/** The app's own tag of that name fills it where it is empty. */
function environmentTag({ field }: TagSource): string | undefined {
  return keptEnvironment(field('environment')) ?? keptTag(field('tags'), 'environment')
}

/** What Sentry does not know becomes `error`, of a transaction `info` (relay `event.rs`). */
function levelTag({ type, field }: TagSource): string {
  return keptLevel(field('level') ?? null) ?? (type === 'transaction' ? 'info' : 'error')
}

/** `id:7`, else by username, email or address (sentry `utils/eventuser.py`, `KEYWORD_MAP`). */
function userTag(user: JsonValue | undefined): string | undefined {
  if (!isJsonObject(user)) return undefined
  const keys = [
    ['id', 'id'],
    ['username', 'username'],
    ['email', 'email'],
    ['ip', 'ip_address'],
  ] as const
  for (const [prefix, key] of keys) {
    const value = lenientText(user[key])
    if (value) return `${prefix}:${value}`
  }
  return undefined
}

function requestUrl(request: JsonValue | undefined): string | undefined {
  return isJsonObject(request) ? nonEmpty(request.url) : undefined
}

/**
 * Templates of sentry `interfaces/contexts.py`, by the type of a context: a tag stands only when all
 * its parts are there. It is named after the key of the context, which need not be its type.
 */
const CONTEXT_TAGS: Readonly<
  Record<string, readonly (readonly [suffix: string, ...parts: string[]])[]>
> = {
  app: [['.device', 'device_app_hash']],
  browser: [
    ['', 'name', 'version'],
    ['.name', 'name'],
  ],
  device: [
    ['', 'model'],
    ['.family', 'family'],
  ],
  gpu: [
    ['.name', 'name'],
    ['.vendor', 'vendor_name'],
  ],
  monitor: [['.id', 'id']],
  os: [
    ['', 'name', 'version'],
    ['.name', 'name'],
    ['.rooted', 'rooted'],
  ],
  runtime: [
    ['', 'name', 'version'],
    ['.name', 'name'],
  ],
}

function* contextTags(contexts: JsonValue | undefined): Generator<[string, string]> {
  if (!isJsonObject(contexts)) return
  const named = Object.entries(contexts)
  // by type, so that they always stand in the same order
  for (const [type, templates] of Object.entries(CONTEXT_TAGS)) {
    for (const [name, context] of named) {
      if (!isJsonObject(context) || (text(context.type) ?? name) !== type) continue
      for (const [suffix, ...parts] of templates) {
        const values = parts.map((part) => contextValue(context, part))
        const value = values.join(' ').trim()
        if (value && values.every((part) => part !== undefined)) yield [`${name}${suffix}`, value]
      }
    }
  }
}

/** A part that is empty is not there at all. */
function contextValue(context: JsonObject, key: string): string | undefined {
  const value = context[key]
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

function nonEmpty(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
