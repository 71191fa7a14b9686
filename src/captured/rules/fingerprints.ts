import type { JsonValue } from '../../recording/wire.js'
import { isRewritten, lenientText } from './lenient.js'
import type { Finding, Rule } from './rule.js'
import { schema } from './sources.js'

/** What Sentry makes of a fingerprint. */
export const fingerprintRules: readonly Rule[] = [
  {
    name: 'fingerprint-list',
    severity: 'removed',
    because: 'A fingerprint is a list.',
    source: schema('fingerprint'),
    at: ['fingerprint'],
    find: (value) => value !== null && !Array.isArray(value),
  },
  {
    name: 'fingerprint-part-type',
    severity: 'removed',
    because: 'A part of a fingerprint is a string, a number or a boolean.',
    source: schema('fingerprint'),
    at: ['fingerprint'],
    find: (value) => parts(value, (part) => (lenientText(part) === undefined ? {} : undefined)),
  },
  {
    name: 'fingerprint-part-coercion',
    severity: 'rewritten',
    because: 'A part of a fingerprint is a text: `true` becomes `True`, and `3.5` becomes `3`.',
    source: schema('fingerprint'),
    at: ['fingerprint'],
    find: (value) =>
      parts(value, (part) => {
        const kept = lenientText(part)
        return kept !== undefined && isRewritten(part) ? { kept } : undefined
      }),
  },
]

function parts(
  value: JsonValue,
  find: (part: JsonValue) => Finding | undefined,
): readonly Finding[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((part: JsonValue, index) => {
    const found = find(part)
    return found ? [{ ...found, sent: part, below: [index] }] : []
  })
}
/** A fingerprint as Sentry keeps it: a list of texts, and nothing that is none. */
export function keptFingerprint(fingerprint: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(fingerprint)) return []
  return fingerprint.map(lenientText).filter((part) => part !== undefined)
}
