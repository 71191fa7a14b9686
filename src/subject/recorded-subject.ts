import type { CapturedDrop } from '../captured/drop.js'
import type { CapturedEvent } from '../captured/event.js'
import { type Issue, issueOf } from '../captured/issue.js'
import { attachmentKind, type CapturedAttachment } from '../captured/kinds/attachment.js'
import { type CapturedCheckIn, checkInKind } from '../captured/kinds/check-in.js'
import { type CapturedClientReport, clientReportKind } from '../captured/kinds/client-report.js'
import { type CapturedFeedback, feedbackKind } from '../captured/kinds/feedback.js'
import type { CapturedItem, ItemKind } from '../captured/kinds/item-kind.js'
import { type CapturedLog, logKind } from '../captured/kinds/log.js'
import { type CapturedMetric, metricKind } from '../captured/kinds/metric.js'
import { type CapturedProfile, profileKind } from '../captured/kinds/profile.js'
import { type CapturedReplay, replayKind } from '../captured/kinds/replay.js'
import {
  type CapturedSecurityReport,
  securityReportKind,
} from '../captured/kinds/security-report.js'
import { type CapturedSession, sessionKind } from '../captured/kinds/session.js'
import { type CapturedSpan, spanKind, transactionKind } from '../captured/kinds/span.js'
import { Reading } from '../captured/reading.js'
import { unawaitedOn } from '../matchers/promise-guard.js'
import type { ErrorIdentity, EventQuery } from '../matchers/query-types.js'
import { READING } from '../matchers/subject.js'
import { type WaitOptions, waitForEvent } from '../matchers/wait-for-event.js'
import { streamText } from '../matchers/words/stream.js'
import { terminalPaint } from '../matchers/words/terminal.js'
import type { RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import type { Recording } from '../recording/recording.js'

/** What was recorded, whatever filled it: the members that a test reads, waits for and prints. */
export abstract class RecordedSubject {
  readonly [READING]: Reading
  readonly #settleTimeout: number

  /** @internal */
  protected constructor(recording: Recording, settleTimeout: number) {
    this[READING] = new Reading(recording)
    this.#settleTimeout = settleTimeout
  }

  /** Error and message events, in the order of their capture calls. */
  get events(): readonly CapturedEvent[] {
    return this[READING].events()
  }
  get exceptions(): readonly CapturedEvent[] {
    return this[READING].exceptions()
  }
  get messages(): readonly CapturedEvent[] {
    return this[READING].messages()
  }
  /** What Sentry calls a transaction, whether the SDK sent it as one or streamed a segment. */
  get transactions(): readonly CapturedSpan[] {
    return this.#list(transactionKind)
  }
  /** One flat list, out of transactions or streamed; parents before their children. */
  get spans(): readonly CapturedSpan[] {
    return this.#list(spanKind)
  }
  get logs(): readonly CapturedLog[] {
    return this.#list(logKind)
  }
  get metrics(): readonly CapturedMetric[] {
    return this.#list(metricKind)
  }
  get checkIns(): readonly CapturedCheckIn[] {
    return this.#list(checkInKind)
  }
  get sessions(): readonly CapturedSession[] {
    return this.#list(sessionKind)
  }
  get feedback(): readonly CapturedFeedback[] {
    return this.#list(feedbackKind)
  }
  /** Of all events; an event has its own in `event.attachments`. */
  get attachments(): readonly CapturedAttachment[] {
    return this.#list(attachmentKind)
  }
  get replays(): readonly CapturedReplay[] {
    return this.#list(replayKind)
  }
  get profiles(): readonly CapturedProfile[] {
    return this.#list(profileKind)
  }
  /** What the SDK itself reported as dropped; `drops` has more. */
  get clientReports(): readonly CapturedClientReport[] {
    return this.#list(clientReportKind)
  }
  get securityReports(): readonly CapturedSecurityReport[] {
    return this.#list(securityReportKind)
  }
  /** Every item as sent, unknown types too, in the order of arrival. */
  get items(): readonly RecordedItem[] {
    return [...this[READING].recording.items]
  }
  /** Every envelope as sent, in the order of arrival. */
  get envelopes(): readonly RecordedEnvelope[] {
    return [...this[READING].recording.envelopes]
  }
  /** What was captured and never arrived, and why. */
  get drops(): readonly CapturedDrop[] {
    return this[READING].drops()
  }
  /** How many captures and sends are in flight now; nothing is waited for. */
  get pending(): number {
    return this[READING].recording.source?.pending ?? 0
  }
  /** The events grouped as an issue stream would, newest first. */
  get issues(): readonly Issue[] {
    return this[READING].issues()
  }

  /**
   * One issue: the newest with this title, or the one with this fingerprint.
   *
   * @param wanted the whole title, a RegExp on it, or the parts of a fingerprint
   * @throws TypeError for what is none of them, such as a mistyped name
   * @example expect(sentry.issue('PaymentError: card declined')?.count).toBe(2)
   */
  issue(wanted: string | RegExp | readonly unknown[]): Issue | undefined {
    const isWanted =
      (typeof wanted === 'string' && wanted !== '') ||
      wanted instanceof RegExp ||
      (Array.isArray(wanted) && wanted.length > 0)
    if (isWanted) return issueOf(this.issues, wanted)
    throw new TypeError(
      `sentry.issue() takes a title, a RegExp on it, or a fingerprint; it got ${String(wanted)}. Is the name mistyped?`,
    )
  }

  /** The latest event. */
  get lastEvent(): CapturedEvent | undefined {
    return this.events.at(-1)
  }

  /**
   * The event with this id, found in constant time; dashed and upper-case ids too. Undefined when
   * no event has it.
   *
   * @example expect(sentry.event(event_id)?.title).toBe('PaymentError: card declined')
   * @throws TypeError for what is no string, such as a mistyped `body.event_idd`
   */
  event(event_id: string): CapturedEvent | undefined {
    if (typeof event_id !== 'string') {
      throw new TypeError(
        `sentry.event() takes an event_id, 32 hex digits; it got ${event_id}. Is the name mistyped?`,
      )
    }
    return this[READING].event(event_id)
  }

  /**
   * Resolves when nothing is in flight: events, logs, metrics, spans, drop reports. Works under
   * fake timers, and takes a fraction of a millisecond when there is nothing to wait for.
   *
   * @throws UnsettledError that names what is stuck, at the settle limit
   * @example
   * await sentry.settled()
   * expect(sentry.events).toHaveLength(1)
   */
  async settled(): Promise<void> {
    await this[READING].recording.source?.settled()
  }

  /**
   * The first event that matches, now or when it arrives.
   *
   * @throws Error with the text that `toHaveCapturedException` would print, when time is over
   * @example const event = await sentry.waitForEvent(PaymentError, { level: 'error' }, { timeout: 500 })
   */
  waitForEvent(options?: WaitOptions): Promise<CapturedEvent>
  waitForEvent(query: EventQuery, options?: WaitOptions): Promise<CapturedEvent>
  waitForEvent(
    error: ErrorIdentity,
    query?: EventQuery,
    options?: WaitOptions,
  ): Promise<CapturedEvent>
  waitForEvent(...args: unknown[]): Promise<CapturedEvent> {
    return waitForEvent(this[READING], args, this.#settleTimeout, this.waitForEvent)
  }

  /**
   * Prints the issue stream to the console: in colour in a terminal, plain in a log. Node's own
   * rules decide, `FORCE_COLOR` and `NO_COLOR` among them.
   */
  print(): void {
    console.log(streamText(this[READING], { paint: terminalPaint() }))
  }

  /** The issue stream as text, never in colour. */
  toString(): string {
    return streamText(this[READING])
  }

  #list<Item extends CapturedItem>(kind: ItemKind<Item>): readonly Item[] {
    return kind.list(this[READING].recording)
  }
}

/** Both ways in have a reset of their own: it ends what an assertion of `expectSentry` may be about. */
export async function resetAndTell(
  subject: RecordedSubject,
  reset: () => Promise<void>,
): Promise<void> {
  const unawaited = unawaitedOn(subject)
  // without a turn where there is none: what is captured right after the call is the next test's,
  // and scopes are put back in the asynchronous context of the caller alone
  const forgotten = unawaited && (await unawaited)
  await reset()
  if (forgotten) throw forgotten
}
