import type { RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import { normalizeEventId } from '../recording/event-id.js'
import type { ExceptionHead } from '../recording/preview.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'
import {
  type CapturedCause,
  capturedException,
  causesOf,
  firstUnhandled,
  type Handled,
  handledOf,
  sentChain,
  text,
} from './exceptions.js'
import { type Grouping, groupingOf } from './grouping.js'
import { attachmentOf, type CapturedAttachment } from './kinds/attachment.js'
import { object, payloadOf } from './kinds/item-kind.js'
import { formattedMessage, isMessage } from './message.js'
import { problemsOfEnvelope, problemsOfItem } from './rules/problems.js'
import type { SentryProblem } from './rules/rule.js'
import { tagSourceOf } from './tag-source.js'
import { isDerivedFromPayload, previewTag, tagsOf } from './tags.js'
import { exceptionTitle, messageTitle } from './title.js'
import { refuseChanges } from './unchangeable.js'

/** Leads from an event to its recorded item, for the rooms of this package alone. */
export const RECORDED = Symbol.for('expect-sentry.recorded')

/** The levels that Sentry knows; anything else becomes `error` there. */
export type SentryLevel = 'fatal' | 'error' | 'warning' | 'log' | 'info' | 'debug'

/**
 * An error or message event, in Sentry's own field names, as it would have gone over the wire.
 * What is missing on the payload is `undefined` here; `breadcrumbs` and `fingerprint` are empty.
 */
export class CapturedEvent {
  declare readonly [RECORDED]: RecordedItem
  /** Exactly what would have gone over the wire, parsed. */
  declare readonly payload: JsonObject
  // nothing is kept in a private field: a runner's diff makes copies, and those have none
  readonly #isOriginal = true

  /** @internal */
  constructor(item: RecordedItem) {
    Object.defineProperty(this, RECORDED, { value: item })
    Object.defineProperty(this, 'payload', PAYLOAD)
  }

  static isOriginal(value: object): boolean {
    return #isOriginal in value && value.#isOriginal
  }

  /** 32 hex digits, the id that `captureException` returned. */
  get event_id(): string {
    return normalizeEventId(text(this[RECORDED].event_id) ?? '')
  }

  /** A bare `captureEvent` without an exception is a message. */
  get kind(): 'exception' | 'message' {
    return isMessage(this[RECORDED]) ? 'message' : 'exception'
  }

  /** As the issue stream shows it: `TypeError: boom`, the message, or `<unlabeled event>`. */
  get title(): string {
    return this.kind === 'message'
      ? messageTitle(this.message)
      : exceptionTitle(this.type, this.value)
  }

  /** The name of the captured exception; undefined for a message. */
  get type(): string | undefined {
    return text(capturedOf(this)?.type)
  }

  /** The text of the captured exception; undefined for a message. */
  get value(): string | undefined {
    return text(capturedOf(this)?.value)
  }

  /** The formatted message. */
  get message(): string | undefined {
    return formattedMessage(this[RECORDED])
  }

  /** The rest of the chain: the cause, the cause's cause, and so on. */
  get causes(): readonly CapturedCause[] {
    return this.kind === 'message' ? [] : causesOf(this[RECORDED])
  }

  /**
   * The tag `handled`: of the captured exception alone (sentry `interfaces/exception.py`).
   * A message has it from SDK 11 on, where it carries a synthetic exception.
   */
  get handled(): Handled | undefined {
    return handledOf(capturedException(this[RECORDED].exceptions))
  }

  /** Sentry's "Unhandled" flag: whether any exception of the chain is unhandled (snuba). */
  get unhandled(): boolean {
    return this.firstUnhandled !== undefined
  }

  /** The exception that makes the event unhandled. */
  get firstUnhandled(): ExceptionHead | undefined {
    return firstUnhandled(this[RECORDED].exceptions)
  }

  /** The mechanism of the captured exception, as on the payload. */
  get mechanism(): JsonObject | undefined {
    const captured = sentChain(this[RECORDED]).at(-1)
    return isJsonObject(captured?.mechanism) ? captured.mechanism : undefined
  }

  /** As Sentry shows them: the event's own and the derived ones, all values strings. */
  get tags(): Readonly<Record<string, string>> {
    let tags = tagsOfItems.get(this[RECORDED])
    if (!tags) {
      tags = tagsOf(tagSourceOf(this[RECORDED]))
      tagsOfItems.set(this[RECORDED], tags)
    }
    return tags
  }

  /** One tag, without reading the payload where that is not needed. */
  tag(key: string): string | undefined {
    const { preview } = this[RECORDED]
    const isInPreview = preview && !isDerivedFromPayload(key, preview.contexts)
    return isInPreview ? previewTag(tagSourceOf(this[RECORDED]), key) : this.tags[key]
  }

  /**
   * What Sentry would refuse, remove, cut or rewrite of this event on its way in, by the rules of
   * `docs/what-sentry-changes.md`; of its envelope too, which is refused as a whole.
   *
   * @example expect(sentry.lastEvent?.problems).toEqual([])
   */
  get problems(): readonly SentryProblem[] {
    const { envelope } = this[RECORDED]
    const ofEnvelope = envelope ? problemsOfEnvelope(envelope) : []
    return [...problemsOfItem(this[RECORDED]), ...ofEnvelope]
  }

  /**
   * What Sentry groups it by, as far as its payload tells.
   *
   * @example expect(second.grouping).toEqual(first.grouping) // one issue
   */
  get grouping(): Grouping {
    return groupingOf(this)
  }

  /** One of {@link SentryLevel}, unless the app sent something that Sentry does not know. */
  get level(): string | undefined {
    return text(this[RECORDED].field('level'))
  }
  get user(): JsonObject | undefined {
    return object(this[RECORDED].field('user'))
  }
  get contexts(): JsonObject | undefined {
    return object(this[RECORDED].field('contexts'))
  }
  get extra(): JsonObject | undefined {
    return object(this[RECORDED].field('extra'))
  }
  get request(): JsonObject | undefined {
    return object(this[RECORDED].field('request'))
  }
  /** Oldest first. */
  get breadcrumbs(): readonly JsonObject[] {
    const sent = this[RECORDED].field('breadcrumbs')
    const list = isJsonObject(sent) ? sent.values : sent
    return Array.isArray(list) ? list.filter(isJsonObject) : []
  }
  get fingerprint(): readonly JsonValue[] {
    const sent = this[RECORDED].field('fingerprint')
    return Array.isArray(sent) ? sent : []
  }
  get transaction(): string | undefined {
    return text(this[RECORDED].field('transaction'))
  }
  get release(): string | undefined {
    return text(this[RECORDED].field('release'))
  }
  get environment(): string | undefined {
    return text(this[RECORDED].field('environment'))
  }
  get dist(): string | undefined {
    return text(this[RECORDED].field('dist'))
  }
  get logger(): string | undefined {
    return text(this[RECORDED].field('logger'))
  }
  get server_name(): string | undefined {
    return text(this[RECORDED].field('server_name'))
  }
  get platform(): string | undefined {
    return text(this[RECORDED].field('platform'))
  }
  /** Seconds since 1970, with fractions. */
  get timestamp(): number | undefined {
    const timestamp = this[RECORDED].field('timestamp')
    return typeof timestamp === 'number' ? timestamp : undefined
  }

  /** The files that travelled with the event. */
  get attachments(): readonly CapturedAttachment[] {
    const items = this[RECORDED].envelope?.items ?? []
    return items.filter(({ type }) => type === 'attachment').map(attachmentOf)
  }

  /** The envelope it came in; undefined for an event that was dropped before it was sent. */
  get envelope(): RecordedEnvelope | undefined {
    return this[RECORDED].envelope
  }

  /**
   * What the app captured: the original object, when the SDK handed it over in this process. Those
   * of the latest hundred captures are held; an older one is there as long as somebody holds it.
   */
  get error(): unknown {
    return this[RECORDED].origin.error?.deref()
  }

  toString(): string {
    return this.title
  }

  /** What `console.log` shows of it. */
  [Symbol.for('nodejs.util.inspect.custom')](): object {
    const { event_id, title, handled, level, tags } = this
    return { event_id, title, handled, level, tags, payload: this.payload }
  }
}

refuseChanges(CapturedEvent.prototype, CapturedEvent.isOriginal, 'captured event')

/** An event's own, and enumerable: by it, two events that differ are not equal to a runner. */
const PAYLOAD = {
  enumerable: true,
  get(this: CapturedEvent) {
    return payloadOf(this[RECORDED])
  },
}

const tagsOfItems = new WeakMap<RecordedItem, Readonly<Record<string, string>>>()

function capturedOf(event: CapturedEvent): ExceptionHead | undefined {
  return event.kind === 'message' ? undefined : capturedException(event[RECORDED].exceptions)
}
