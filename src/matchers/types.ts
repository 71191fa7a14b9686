import type { AcceptanceOptions, EventMatchers } from './event-types.js'
import type {
  AttachmentQuery,
  CheckInQuery,
  DropQuery,
  ErrorIdentity,
  EventQuery,
  FeedbackQuery,
  LogQuery,
  MetricQuery,
  ProfileQuery,
  ReplayQuery,
  SessionQuery,
  SpanQuery,
  TextIdentity,
} from './query-types.js'

/**
 * What a matcher is asked: an identity, then a query of what else must match. Either may be left
 * out, and a query may stand alone.
 */
export type IdentityAndQuery<Identity, Query> =
  | [query: Query]
  | [identity?: Identity | undefined, query?: Query | undefined]

/**
 * Matchers on a recording. All are asynchronous: they wait until nothing is in flight, then look,
 * so `await` them; a forgotten `await` fails the test where a runner's door is set up.
 *
 * `.not` works on all of them. None passes, negated or not, when no client is connected, when the
 * client is disabled or closed, when something else took over, or when an event is still being
 * processed after `settleTimeout` milliseconds.
 *
 * Each has one signature and no overloads: of several, `expect.poll` of Vitest knows the last alone.
 */
export interface RecordingMatchers {
  /**
   * An exception was captured, handled or not.
   *
   * @param asked its class, an instance (the same object, or the same type and value), the whole
   *   text of its value, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedException(PaymentError, { tags: { gateway: 'stripe' } })
   */
  toHaveCapturedException(...asked: IdentityAndQuery<ErrorIdentity, EventQuery>): Promise<void>

  /**
   * An exception was captured, and no exception of its chain is unhandled: the app caught it and
   * called `captureException`. Sentry's "Unhandled" flag says the same (snuba).
   *
   * @example await expect(sentry).toHaveCapturedHandled(TypeError, { event_id: body.event_id })
   */
  toHaveCapturedHandled(...asked: IdentityAndQuery<ErrorIdentity, EventQuery>): Promise<void>

  /**
   * An exception was captured that nobody caught: some exception of its chain is unhandled.
   *
   * @example await expect(sentry).toHaveCapturedUnhandled('boom')
   */
  toHaveCapturedUnhandled(...asked: IdentityAndQuery<ErrorIdentity, EventQuery>): Promise<void>

  /**
   * A message was captured with `captureMessage`, or a `captureEvent` without an exception.
   *
   * @param asked the whole formatted message, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
   */
  toHaveCapturedMessage(...asked: IdentityAndQuery<TextIdentity, EventQuery>): Promise<void>

  /**
   * An exception or a message was captured. `.not.toHaveCapturedEvent()`: nothing was reported.
   *
   * @param asked 32 hex digits, as `captureException` returned them
   * @example await expect(sentry).toHaveCapturedEvent(response.body.event_id)
   */
  toHaveCapturedEvent(...asked: IdentityAndQuery<TextIdentity, EventQuery>): Promise<void>

  /**
   * A transaction was captured: sent as one (SDK 8 to 10), or streamed as a segment (11).
   *
   * @param asked the whole name, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedTransaction('GET /orders', { status: 'ok' })
   */
  toHaveCapturedTransaction(...asked: IdentityAndQuery<TextIdentity, SpanQuery>): Promise<void>

  /**
   * A span was captured, inside a transaction or streamed; a transaction is a span too.
   *
   * @param asked the whole name, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedSpan('db.query', { op: 'db', attributes: { rows: 3 } })
   */
  toHaveCapturedSpan(...asked: IdentityAndQuery<TextIdentity, SpanQuery>): Promise<void>

  /**
   * A log was captured with `Sentry.logger`.
   *
   * @param asked the whole formatted text, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedLog('order placed', { level: 'info' })
   */
  toHaveCapturedLog(...asked: IdentityAndQuery<TextIdentity, LogQuery>): Promise<void>

  /**
   * A metric was captured with `Sentry.metrics`.
   *
   * @param asked the whole name, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedMetric('orders', { type: 'counter', value: 1 })
   */
  toHaveCapturedMetric(...asked: IdentityAndQuery<TextIdentity, MetricQuery>): Promise<void>

  /**
   * A cron check-in was captured. `{ closed: false }` finds one that was left open.
   *
   * @param asked the monitor's slug, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedCheckIn('nightly', { status: 'ok', opened: true })
   */
  toHaveCapturedCheckIn(...asked: IdentityAndQuery<TextIdentity, CheckInQuery>): Promise<void>

  /**
   * A session, or an update of one, was sent; `times` counts the sessions of an aggregate.
   *
   * @param asked `ok`, `exited`, `errored`, `crashed`, ...
   * @example await expect(sentry).toHaveCapturedSession('crashed')
   */
  toHaveCapturedSession(...asked: IdentityAndQuery<TextIdentity, SessionQuery>): Promise<void>

  /**
   * User feedback was captured, or the older user report.
   *
   * @param asked the whole text, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedFeedback(/broken/, { contact_email: 'ann@example.com' })
   */
  toHaveCapturedFeedback(...asked: IdentityAndQuery<TextIdentity, FeedbackQuery>): Promise<void>

  /**
   * A file was attached to something captured.
   *
   * @param asked the whole name, or a RegExp on it
   * @example await expect(sentry).toHaveCapturedAttachment('order.json', { text: /sku/ })
   */
  toHaveCapturedAttachment(...asked: IdentityAndQuery<TextIdentity, AttachmentQuery>): Promise<void>

  /**
   * A segment of a session replay was captured.
   *
   * @param asked 32 hex digits
   * @example await expect(sentry).toHaveCapturedReplay({ replay_type: 'buffer' })
   */
  toHaveCapturedReplay(...asked: IdentityAndQuery<TextIdentity, ReplayQuery>): Promise<void>

  /**
   * A profile, or a chunk of one, was captured.
   *
   * @example await expect(sentry).toHaveCapturedProfile({ platform: 'javascript' })
   */
  toHaveCapturedProfile(query?: ProfileQuery): Promise<void>

  /**
   * No item at all was sent, the SDK's own sessions and client reports aside.
   *
   * @example await expect(sentry).toHaveCapturedNothing()
   */
  toHaveCapturedNothing(): Promise<void>

  /**
   * Every event was among the matches of an earlier passing positive assertion of this test.
   *
   * @example
   * await expect(sentry).toHaveCapturedHandled(PaymentError)
   * await expect(sentry).toHaveCapturedNothingElse()
   */
  toHaveCapturedNothingElse(): Promise<void>

  /**
   * Something was captured and dropped before it was delivered.
   *
   * @param asked reason, then fields of the drop or of the event that was dropped; `times` counts
   *   quantities. Reasons: `before_send`, `event_processor`, `sample_rate`, `callback_error`,
   *   `already_captured`, `ratelimit_backoff`, `send_error`, `network_error`, `queue_overflow`
   * @example await expect(sentry).toHaveDropped('before_send', { type: 'NotFoundError' })
   */
  toHaveDropped(...asked: IdentityAndQuery<TextIdentity, DropQuery>): Promise<void>

  /**
   * Any of the secrets occurs anywhere in what was sent: in any item of any kind, in attachments
   * and compressed replays, in an envelope's header; as it is, or base64 or URL encoded. Source
   * context lines of stack frames do not count. A failure names item and path, never the secret.
   *
   * @param secrets a string is looked for in every text and key; a RegExp tests each of them
   * @example await expect(sentry).not.toHaveLeaked(token, /sk-live-\w+/)
   */
  toHaveLeaked(secret: string | RegExp, ...secrets: (string | RegExp)[]): Promise<void>

  /**
   * Nothing that was recorded would be refused, removed, cut or rewritten on its way into Sentry, nor
   * lost to the app's own buffer in production. A failure names each problem, with its path and rule;
   * `docs/what-sentry-changes.md` has all rules with their sources.
   *
   * @param options `except`: names of rules to leave out
   * @example await expect(sentry).toBeAcceptedBySentry()
   * @example await expect(sentry).toBeAcceptedBySentry({ except: ['tag-value-coercion'] })
   */
  toBeAcceptedBySentry(options?: AcceptanceOptions): Promise<void>
}

/**
 * All matchers of this package. `toBeAcceptedBySentry` is asynchronous on a recording and
 * synchronous on an event; awaited, it is right on both.
 */
export interface SentryMatchers
  extends RecordingMatchers,
    Omit<EventMatchers, keyof RecordingMatchers> {}
