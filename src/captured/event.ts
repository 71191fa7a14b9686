import type { RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import type { ExceptionHead } from '../recording/preview.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'
import {
  capturedException,
  firstUnhandled,
  type Handled,
  handledOf,
  mechanismType,
  text,
} from './exceptions.js'
import { attachmentOf, type CapturedAttachment } from './kinds/attachment.js'
import { formattedMessage, isMessage } from './message.js'
import { isDerivedFromPayload, previewTags, type TagSource, tagsOf } from './tags.js'
import { exceptionTitle, messageTitle } from './title.js'

/** Leads from an event to its recorded item, for the rooms of this package alone. */
export const RECORDED = Symbol.for('expect-sentry.recorded')

/** The levels that Sentry knows; anything else becomes `error` there. */
export type SentryLevel = 'fatal' | 'error' | 'warning' | 'log' | 'info' | 'debug'

export interface CapturedCause {
  readonly type: string | undefined
  readonly value: string | undefined
  readonly mechanism: JsonObject | undefined
}

/**
 * An error or message event, in Sentry's own field names, as it would have gone over the wire.
 * What is missing on the payload is `undefined` here; `breadcrumbs` and `fingerprint` are empty.
 */
export class CapturedEvent {
  readonly #item: RecordedItem
  #tags: Readonly<Record<string, string>> | undefined
  #kind: 'exception' | 'message' | undefined

  constructor(item: RecordedItem) {
    this.#item = item
  }

  /** 32 hex digits, the id that `captureException` returned. */
  get event_id(): string {
    return text(this.#item.field('event_id')) ?? ''
  }

  /** A bare `captureEvent` without an exception is a message. */
  get kind(): 'exception' | 'message' {
    this.#kind ??= isMessage(this.#item) ? 'message' : 'exception'
    return this.#kind
  }

  /** As the issue stream shows it: `TypeError: boom`, the message, or `<unlabeled event>`. */
  get title(): string {
    return this.kind === 'message'
      ? messageTitle(this.message)
      : exceptionTitle(this.type, this.value)
  }

  /** The name of the captured exception; undefined for a message. */
  get type(): string | undefined {
    return text(this.#captured?.type)
  }

  /** The text of the captured exception; undefined for a message. */
  get value(): string | undefined {
    return text(this.#captured?.value)
  }

  /** The formatted message. */
  get message(): string | undefined {
    return formattedMessage(this.#item)
  }

  /** The rest of the chain: the cause, the cause's cause, and so on. */
  get causes(): readonly CapturedCause[] {
    if (this.kind === 'message') return []
    return this.#values
      .slice(0, -1)
      .reverse()
      .map((cause) => ({
        type: text(cause?.type),
        value: text(cause?.value),
        mechanism: isJsonObject(cause?.mechanism) ? cause.mechanism : undefined,
      }))
  }

  /**
   * The tag `handled`: of the captured exception alone (sentry `interfaces/exception.py`).
   * A message has it from SDK 11 on, where it carries a synthetic exception.
   */
  get handled(): Handled | undefined {
    return handledOf(capturedException(this.#item.exceptions))
  }

  /** Sentry's "Unhandled" flag: whether any exception of the chain is unhandled (snuba). */
  get unhandled(): boolean {
    return this.firstUnhandled !== undefined
  }

  /** The exception that makes the event unhandled. */
  get firstUnhandled(): ExceptionHead | undefined {
    return firstUnhandled(this.#item.exceptions)
  }

  /** The mechanism of the captured exception, as on the payload. */
  get mechanism(): JsonObject | undefined {
    const captured = this.#values.at(-1)
    return isJsonObject(captured?.mechanism) ? captured.mechanism : undefined
  }

  /** As Sentry shows them: the event's own and the derived ones, all values strings. */
  get tags(): Readonly<Record<string, string>> {
    this.#tags ??= tagsOf(this.#tagSource)
    return this.#tags
  }

  /** One tag, without reading the payload where that is not needed. */
  tag(key: string): string | undefined {
    if (this.#tags || isDerivedFromPayload(key)) return this.tags[key]
    return previewTags(this.#tagSource).get(key)
  }

  get #tagSource(): TagSource {
    return {
      handled: this.handled,
      mechanism: mechanismType(capturedException(this.#item.exceptions)),
      field: (name) => this.#item.field(name),
    }
  }

  /** One of {@link SentryLevel}, unless the app sent something that Sentry does not know. */
  get level(): string | undefined {
    return text(this.#item.field('level'))
  }
  get user(): JsonObject | undefined {
    return this.#object('user')
  }
  get contexts(): JsonObject | undefined {
    return this.#object('contexts')
  }
  get extra(): JsonObject | undefined {
    return this.#object('extra')
  }
  get request(): JsonObject | undefined {
    return this.#object('request')
  }
  /** Oldest first. */
  get breadcrumbs(): readonly JsonObject[] {
    const sent = this.#item.field('breadcrumbs')
    const list = isJsonObject(sent) ? sent.values : sent
    return Array.isArray(list) ? list.filter(isJsonObject) : []
  }
  get fingerprint(): readonly JsonValue[] {
    const sent = this.#item.field('fingerprint')
    return Array.isArray(sent) ? sent : []
  }
  get transaction(): string | undefined {
    return text(this.#item.field('transaction'))
  }
  get release(): string | undefined {
    return text(this.#item.field('release'))
  }
  get environment(): string | undefined {
    return text(this.#item.field('environment'))
  }
  get dist(): string | undefined {
    return text(this.#item.field('dist'))
  }
  get logger(): string | undefined {
    return text(this.#item.field('logger'))
  }
  get server_name(): string | undefined {
    return text(this.#item.field('server_name'))
  }
  get platform(): string | undefined {
    return text(this.#item.field('platform'))
  }
  /** Seconds since 1970, with fractions. */
  get timestamp(): number | undefined {
    const timestamp = this.#item.field('timestamp')
    return typeof timestamp === 'number' ? timestamp : undefined
  }

  /** The files that travelled with the event. */
  get attachments(): readonly CapturedAttachment[] {
    const items = this.#item.envelope?.items ?? []
    return items.filter(({ type }) => type === 'attachment').map(attachmentOf)
  }

  /** Exactly what would have gone over the wire, parsed. */
  get payload(): JsonObject {
    const { payload } = this.#item
    return isJsonObject(payload) ? payload : {}
  }

  /** The envelope it came in; undefined for an event that was dropped before it was sent. */
  get envelope(): RecordedEnvelope | undefined {
    return this.#item.envelope
  }

  /** What the app captured: the original object, when the SDK handed it over in this process. */
  get error(): unknown {
    return this.#item.origin.error?.deref()
  }

  get [RECORDED](): RecordedItem {
    return this.#item
  }

  toString(): string {
    return this.title
  }

  /** What `console.log` shows of it. */
  [Symbol.for('nodejs.util.inspect.custom')](): object {
    const { event_id, title, handled, level, tags } = this
    return { event_id, title, handled, level, tags, payload: this.payload }
  }

  get #captured(): ExceptionHead | undefined {
    return this.kind === 'message' ? undefined : capturedException(this.#item.exceptions)
  }

  get #values(): readonly (ExceptionHead | null)[] {
    const exception = this.#item.field('exception')
    const values = isJsonObject(exception) ? exception.values : exception
    return Array.isArray(values) ? values.map((value) => (isJsonObject(value) ? value : null)) : []
  }

  #object(name: string): JsonObject | undefined {
    const value = this.#item.field(name)
    return isJsonObject(value) ? value : undefined
  }
}
