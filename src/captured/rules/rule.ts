import type { RecordedEnvelope, RecordedItem } from '../../recording/envelope.js'
import type { JsonObject, JsonValue } from '../../recording/wire.js'
import type { Path } from '../json-path.js'

/**
 * What becomes of it: the whole item is refused, a value is removed, a value is cut, or it is
 * kept as something else.
 */
export type Severity = 'refused' | 'removed' | 'cut' | 'rewritten'

/** Something that Sentry would not keep as it was sent. */
export interface SentryProblem {
  /** Name of the rule, such as `tag-value-length`. */
  readonly rule: string
  readonly severity: Severity
  /** Where it stands in the item, or in its envelope: `payload.tags.gateway`, `items[1]`. */
  readonly path: string
  /** The value as it was sent; of what is too large, how large: `{ bytes: 1048577 }`. */
  readonly sent: unknown
  /** What Sentry keeps instead; undefined for what is removed or refused. */
  readonly kept: unknown
  /** What Sentry holds to, in a sentence. */
  readonly because: string
  /** Where that is written: a file of Relay or Sentry, or a page of their docs. */
  readonly source: string
}

/** What all rules say of themselves: the table in the docs is made of it. */
export interface RuleFacts {
  readonly name: string
  readonly severity: Severity
  readonly because: string
  readonly source: string
}

/** A rule about one kind of place in the items of some types. */
export interface Rule extends RuleFacts {
  /** Types of envelope items; those with the fields of an event by default. */
  readonly of?: readonly string[]
  /** `tags.*`, `exception[].value`; `*` is each entry, `[]` each element. Empty: the payload. */
  readonly at: readonly string[]
  /** What breaks the rule; `true` is all of the value, of which nothing is kept. */
  find(value: JsonValue, spot: Spot): boolean | Finding | readonly Finding[] | undefined
}

/** What a rule may look at besides the value. */
export interface Spot {
  readonly item: RecordedItem
  readonly payload: JsonObject
  /** The last key of the place. */
  readonly key: string | number | undefined
}

export interface Finding {
  readonly kept?: JsonValue | undefined
  /** Where it is not the value of the place itself. */
  readonly sent?: JsonValue | undefined
  /** From the place on. */
  readonly below?: Path
}

/** A rule about an envelope as a whole: sizes and counts. */
export interface EnvelopeRule extends RuleFacts {
  find(envelope: RecordedEnvelope): readonly Finding[]
}

/** Items with the fields of an event (relay `protocol/event.rs`). */
export const EVENTS = ['event', 'transaction', 'feedback']
