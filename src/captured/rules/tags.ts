import { isJsonObject, type JsonValue } from '../../recording/wire.js'
import type { Path } from '../json-path.js'
import { byCodePoint } from './bag.js'
import { isRewritten, lenientText } from './lenient.js'
import type { Finding, Rule, Severity } from './rule.js'
import { NORMALIZATION, schema } from './sources.js'
import { isLonger } from './text.js'

/** Characters. */
const KEY_LENGTH = 200
const VALUE_LENGTH = 200
const RESERVED = ['release', 'dist', 'user', 'filename', 'function']

/** A tag that an app set, and what becomes of it on its way into Sentry. */
export interface JudgedTag {
  /** Where it stands in `tags`. */
  readonly below: Path
  readonly sent: JsonValue
  /** Its key as Sentry writes it; undefined where it has none. */
  readonly key: string | undefined
  /** Undefined where it is removed. */
  readonly kept: string | undefined
  /** Names of the rules that it falls under. */
  readonly rules: readonly string[]
}

interface TagPair {
  readonly below: Path
  readonly key: JsonValue
  readonly value: JsonValue
}

/** All tags that were sent, in their own order. */
export function judgeTags(tags: JsonValue | undefined): readonly JudgedTag[] {
  const sent = pairs(tags).map((pair) => {
    const key = lenientText(pair.key)
    return { pair, key: key === undefined ? undefined : tagKey(key) }
  })
  const first = firstOfEachKey(isJsonObject(tags) ? sent.toSorted(asRelayReads) : sent)
  return sent.map((tag) => {
    const judged = judge(tag.pair, tag.key)
    const { key } = tag
    const isFirst = key === undefined || RESERVED.includes(key) || first.get(key) === tag
    if (!isFirst) return { ...judged, kept: undefined, rules: ['tag-duplicate'] }
    const fills = key === 'environment' && judged.kept !== undefined
    return fills ? { ...judged, rules: ['tag-environment'] } : judged
  })
}

/** What becomes of the tag of one key; undefined where none is kept. */
export function keptTag(tags: JsonValue | undefined, key: string): string | undefined {
  // nearly always: an object, and no two of its keys become the same
  if (isJsonObject(tags) && Object.keys(tags).every((own) => tagKey(own) === own)) {
    const value = Object.hasOwn(tags, key) ? lenientText(tags[key])?.trim() : undefined
    return (keyFault(key) ?? valueFault(value)) ? undefined : value
  }
  return judgeTags(tags).find((tag) => tag.key === key && tag.kept !== undefined)?.kept
}

interface SentTag {
  readonly pair: TagPair
  readonly key: string | undefined
}

/** Relay keeps objects sorted by key, so it is by their spelling which of two comes first. */
function asRelayReads(a: SentTag, b: SentTag): number {
  return byCodePoint(String(a.pair.key), String(b.pair.key))
}

function firstOfEachKey(tags: readonly SentTag[]): Map<string | undefined, SentTag> {
  return new Map(tags.toReversed().map((tag) => [tag.key, tag]))
}

function judge({ below, key: sentKey, value: sent }: TagPair, key: string | undefined): JudgedTag {
  const value = lenientText(sent)?.trim()
  const fault = keyFault(key) ?? valueFault(value)
  if (fault) return { below, sent, key, kept: undefined, rules: [fault] }
  const rules = [
    ...(key === lenientText(sentKey) ? [] : ['tag-key-spaces']),
    ...(isRewritten(sent) ? ['tag-value-coercion'] : []),
    ...(value === lenientText(sent) ? [] : ['tag-value-spaces']),
  ]
  return { below, sent, key, kept: value, rules }
}

/** A tag's key as Sentry stores it: spaces become dashes (relay `tags.rs`). */
export function tagKey(key: string): string {
  return key.replaceAll(' ', '-').trim()
}

function keyFault(key: string | undefined): string | undefined {
  if (!key) return 'tag-key-empty'
  if (RESERVED.includes(key)) return 'tag-reserved'
  if (!/^[a-zA-Z0-9_.:-]*$/.test(key)) return 'tag-key-characters'
  return isLonger(key, KEY_LENGTH) ? 'tag-key-length' : undefined
}

function valueFault(value: string | undefined): string | undefined {
  if (value === undefined) return 'tag-value-type'
  if (value === '') return 'tag-value-empty'
  if (value.includes('\n')) return 'tag-value-newline'
  return isLonger(value, VALUE_LENGTH) ? 'tag-value-length' : undefined
}

/** Tags travel as an object, or as a list of pairs. */
function pairs(tags: JsonValue | undefined): TagPair[] {
  if (isJsonObject(tags)) {
    return Object.keys(tags).map((key) => ({ below: [key], key, value: tags[key] ?? null }))
  }
  if (!Array.isArray(tags)) return []
  return tags.flatMap((pair: JsonValue, index) => {
    if (!Array.isArray(pair) || pair.length !== 2) return []
    const [key = null, value = null]: readonly JsonValue[] = pair
    return [{ below: [index], key, value }]
  })
}

const SCHEMA = schema('tags')
const TYPES = schema('types')

function rule(name: string, severity: Severity, because: string, source: string): Rule {
  return {
    name,
    severity,
    because,
    source,
    at: ['tags'],
    find: (tags) =>
      judgeTags(tags)
        .filter(({ rules }) => rules.includes(name))
        .map(findingOf),
  }
}

function findingOf({ below, sent, key, kept, rules }: JudgedTag): Finding {
  // a key that is rewritten says so with its value
  return { below, sent, kept: rules.includes('tag-key-spaces') ? `${key}: ${kept}` : kept }
}

/** What becomes of the tags that an app sets. */
export const tagRules: readonly Rule[] = [
  rule('tag-key-empty', 'removed', 'A tag has a key.', NORMALIZATION),
  rule(
    'tag-key-characters',
    'removed',
    'The key of a tag has letters, digits, `_`, `.`, `:` and `-` alone.',
    SCHEMA,
  ),
  rule('tag-key-spaces', 'rewritten', 'Spaces in the key of a tag become `-`.', SCHEMA),
  rule('tag-key-length', 'removed', 'The key of a tag has at most 200 characters.', NORMALIZATION),
  rule(
    'tag-reserved',
    'removed',
    'Tags named `release`, `dist`, `user`, `filename` and `function` are for Sentry alone.',
    NORMALIZATION,
  ),
  rule(
    'tag-duplicate',
    'removed',
    'Of two tags with the same key the first is kept.',
    NORMALIZATION,
  ),
  rule('tag-value-empty', 'removed', 'The value of a tag is not empty.', NORMALIZATION),
  rule(
    'tag-value-length',
    'removed',
    'The value of a tag has at most 200 characters.',
    NORMALIZATION,
  ),
  rule('tag-value-newline', 'removed', 'The value of a tag is one line.', SCHEMA),
  rule(
    'tag-value-type',
    'removed',
    'The value of a tag is a string, a number or a boolean, not null, an object or a list.',
    TYPES,
  ),
  rule(
    'tag-value-coercion',
    'rewritten',
    'The value of a tag is a text: `true` becomes `True`, and `1.5` becomes `1`.',
    TYPES,
  ),
  rule(
    'tag-value-spaces',
    'rewritten',
    'White space around the value of a tag is taken off.',
    SCHEMA,
  ),
  rule(
    'tag-environment',
    'rewritten',
    'A tag `environment` is taken off the tags; it fills the field of that name where that is empty.',
    NORMALIZATION,
  ),
]
