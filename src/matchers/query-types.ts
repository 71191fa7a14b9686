import type { CapturedEvent, SentryLevel } from '../captured/event.js'
import type { CapturedAttachment } from '../captured/kinds/attachment.js'
import type { CapturedCheckIn } from '../captured/kinds/check-in.js'
import type { CapturedFeedback } from '../captured/kinds/feedback.js'
import type { CapturedLog } from '../captured/kinds/log.js'
import type { CapturedMetric } from '../captured/kinds/metric.js'
import type { CapturedProfile } from '../captured/kinds/profile.js'
import type { CapturedReplay } from '../captured/kinds/replay.js'
import type { CapturedSession } from '../captured/kinds/session.js'
import type { CapturedSpan } from '../captured/kinds/span.js'

/**
 * What a query may say about one value: the value itself, a RegExp for text, a part of an object,
 * an asymmetric matcher such as `expect.stringContaining('x')`, a predicate, or `undefined` for
 * "absent". Typed so that a mistyped literal is a compile error. A predicate is asked of what is
 * absent too.
 */
export type Pattern<Value, Absent = undefined> =
  | Value
  | Asymmetric
  | ((value: Value | Absent) => boolean)
  | undefined
  | (Value extends string ? RegExp : never)

/** Any runner's asymmetric matcher. */
export interface Asymmetric {
  asymmetricMatch(actual: unknown): boolean
}

/** A part of an object whose keys are the app's own. */
export type PartOf = { readonly [key: string]: unknown }

/** An error: a class, an instance, the whole text of its value, or a RegExp on it. */
export type ErrorIdentity = (abstract new (...args: never[]) => object) | Error | TextIdentity

/** The whole text, or a RegExp on it. Never empty: `undefined` and `''` are errors. */
export type TextIdentity = string | RegExp | Asymmetric

/** What may be asked of an error or message event. Each key matches by itself; all must match. */
export interface EventQuery {
  /** 32 hex digits, dashed and upper-case spellings too. */
  event_id?: string | RegExp | Asymmetric | ((event_id: string) => boolean)
  kind?: Pattern<'exception' | 'message', never>
  title?: Pattern<string, never>
  /** Name of the captured exception, such as `TypeError`. */
  type?: Pattern<string>
  value?: Pattern<string>
  message?: Pattern<string>
  /** The rest of the chain, nearest cause first; as many as there are. */
  causes?: Pattern<readonly PartOf[], never>
  /** Sentry's tag, of the captured exception alone. */
  handled?: Pattern<'yes' | 'no'>
  /** Whether any exception of the chain is unhandled. */
  unhandled?: Pattern<boolean, never>
  mechanism?: Pattern<{ type?: Pattern<string>; handled?: Pattern<boolean> } & PartOf>
  /** The event's own and the derived ones; compared as Sentry stores them (`true` is `True`). */
  tags?: Pattern<{ readonly [key: string]: Pattern<string> | number | boolean }, never>
  level?: Pattern<SentryLevel>
  user?: Pattern<PartOf>
  contexts?: Pattern<PartOf>
  extra?: Pattern<PartOf>
  request?: Pattern<PartOf>
  /** In order, with others between. */
  breadcrumbs?:
    | readonly Omit<BreadcrumbQuery, 'times'>[]
    | Asymmetric
    | ((breadcrumbs: CapturedEvent['breadcrumbs']) => boolean)
  fingerprint?: Pattern<readonly unknown[], never>
  transaction?: Pattern<string>
  release?: Pattern<string>
  environment?: Pattern<string>
  dist?: Pattern<string>
  logger?: Pattern<string>
  server_name?: Pattern<string>
  platform?: Pattern<string>
  /** Seconds since 1970. */
  timestamp?: Pattern<number>
  attachments?: Pattern<readonly PartOf[], never>
  /** What Sentry would not keep of it; `[]` asks for an event that it takes as it is. */
  problems?: readonly PartOf[] | Asymmetric | ((problems: CapturedEvent['problems']) => boolean)
  /** Everything that is not listed here, as it would have gone over the wire. */
  payload?: Pattern<PartOf, never>
  envelope?: Pattern<PartOf>
  /** The very object that the app captured, or a part of it. */
  error?: Pattern<PartOf> | Error
  /** Exactly so many events; at least one by default. With `.not`: any number but this. */
  times?: number
}

/** Fields of a drop, or of the event that was dropped. `times` counts quantities. */
export interface DropQuery extends EventQuery {
  reason?: Pattern<string, never>
  /** Sentry's data category: `error`, `transaction`, `span`, `session`, `log_item`, ... */
  category?: Pattern<string, never>
  quantity?: Pattern<number, never>
  statusCode?: Pattern<number>
  event?: EventQuery | Asymmetric | ((event: CapturedEvent | undefined) => boolean) | undefined
}

/** What may be asked of a breadcrumb. */
export interface BreadcrumbQuery {
  type?: Pattern<string>
  category?: Pattern<string>
  message?: Pattern<string>
  data?: Pattern<PartOf>
  level?: Pattern<SentryLevel>
  timestamp?: Pattern<number>
  event_id?: Pattern<string>
  /** Exactly so many; at least one by default. */
  times?: number
}

/** What may be asked of an item of another kind: each of its fields by the same rules. */
export type ItemQuery<Item> = {
  [Key in keyof Item]?: Pattern<Asked<NonNullable<Item[Key]>>, Extract<Item[Key], null | undefined>>
} & {
  /** Exactly so many; at least one by default. With `.not`: any number but this. */
  times?: number
}

type Asked<Value> = unknown extends Value
  ? unknown
  : Value extends string | number | boolean | Uint8Array
    ? Value
    : Value extends readonly unknown[]
      ? readonly unknown[]
      : PartOf

export type SpanQuery = ItemQuery<CapturedSpan>
export type LogQuery = Omit<ItemQuery<CapturedLog>, 'level'> & { level?: Pattern<LogLevel> }
export type MetricQuery = Omit<ItemQuery<CapturedMetric>, 'type'> & { type?: Pattern<MetricType> }
export type CheckInQuery = Omit<ItemQuery<CapturedCheckIn>, 'status'> & {
  status?: Pattern<CheckInStatus>
}
export type SessionQuery = ItemQuery<CapturedSession>
export type FeedbackQuery = ItemQuery<CapturedFeedback>
export type AttachmentQuery = ItemQuery<CapturedAttachment>
export type ReplayQuery = ItemQuery<CapturedReplay>
export type ProfileQuery = ItemQuery<CapturedProfile>

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
export type MetricType = 'counter' | 'gauge' | 'distribution' | 'set'
export type CheckInStatus = 'in_progress' | 'ok' | 'error'
