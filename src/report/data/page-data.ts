/**
 * What the page is drawn from: one JSON document. What is large, or the same in many events, stands
 * once in `shared`, as JSON text, and is parsed when somebody looks at it.
 */
export interface PageData {
  readonly version: 1
  /** ISO 8601. */
  readonly generated: string
  /** `Vitest 4.1.12` */
  readonly runner: string
  /** Of the whole run, with the tests that recorded nothing. */
  readonly run: RunData
  /** Those that recorded something. */
  readonly tests: readonly TestData[]
  /** Newest first; what never arrived stands in issues of its own. */
  readonly issues: readonly IssueData[]
  readonly events: readonly EventData[]
  readonly shared: readonly string[]
}

export interface RunData {
  readonly files: number
  readonly tests: number
  readonly failed: number
  /** What went wrong outside of any test, with its file where that is known. */
  readonly errors?: readonly string[]
  /** Files whose tests ran without the door of the runner: what they captured is not known. */
  readonly unseen?: readonly string[]
  /** It was stopped before its end. */
  readonly interrupted?: boolean
}

/** Leads to one of the texts in `shared`, and says what is written there. */
export type Shared<Value> = number & { readonly shared?: Value }

export type TestState = 'passed' | 'failed' | 'skipped' | 'pending' | 'outside'

/** A test that recorded something, or what a file recorded outside of its tests. */
export interface TestData {
  /** Relative to the root of the project. */
  readonly file: string
  /** `describe > test` */
  readonly name: string
  readonly project: string
  readonly state: TestState
  /** From 1. */
  readonly line?: number
  /** Where an editor opens it. */
  readonly link?: string
  /** Milliseconds. */
  readonly duration?: number
  /** How often it ran; absent for once. */
  readonly attempts?: number
  /** What it failed with, at any of its attempts. */
  readonly errors?: readonly string[]
  readonly spans?: Shared<readonly SpanData[]>
  readonly logs?: Shared<readonly LogData[]>
  readonly items?: Shared<readonly ItemData[]>
}

export interface IssueData {
  readonly title: string
  /** Indexes in `events`, the latest first; empty for a drop of which no event is known. */
  readonly events: readonly number[]
  /** Indexes in `tests` of those that caused what no event tells of. */
  readonly tests?: readonly number[]
  /** It never arrived. */
  readonly drop?: DropData
}

export interface DropData {
  readonly reason: string
  readonly category: string
  readonly quantity: number
  readonly statusCode?: number
}

export interface EventData {
  readonly event_id: string
  readonly kind: 'exception' | 'message'
  readonly title: string
  /** Where it happened: the transaction, or the last frame of the app. */
  readonly culprit?: string
  readonly level: string
  /** The tag. */
  readonly handled?: 'yes' | 'no'
  /** The flag: whether any exception of the chain is unhandled. */
  readonly unhandled?: true
  /** Whether a passing assertion of its test was about it. */
  readonly asserted?: true
  readonly dropped?: true
  /** Index in `tests`. */
  readonly test: number
  /** Of the test, from 1; absent for the first. */
  readonly attempt?: number
  /** Other tests ran at the same time, on the same recording. */
  readonly isShared?: true
  /** Seconds since 1970. */
  readonly timestamp?: number
  readonly trace_id?: string
  readonly tags: Shared<Readonly<Record<string, string>>>
  readonly payload: Shared<PackedPayload>
  readonly attachments?: Shared<readonly AttachmentData[]>
}

/** A payload with the places of its largest parts in `shared` instead of them (`payload-parts.ts`). */
export type PackedPayload = unknown

export interface SpanData {
  readonly name: string
  readonly op?: string
  readonly status: 'ok' | 'error'
  readonly trace_id?: string
  readonly span_id?: string
  readonly parent_span_id?: string
  readonly is_segment: boolean
  readonly attributes: object
  /** Seconds since 1970. */
  readonly start_timestamp?: number
  readonly timestamp?: number
}

export interface LogData {
  readonly body: string
  readonly level?: string
  readonly attributes: object
  readonly trace_id?: string
  readonly timestamp?: number
}

/** Any other item: a check-in, a metric, a session, one of a type that nobody knows yet. */
export interface ItemData {
  readonly kind: string
  /** Title first, then short columns. */
  readonly row: readonly string[]
  readonly payload: unknown
}

export interface AttachmentData {
  readonly filename: string
  readonly content_type?: string
  /** Bytes. */
  readonly size: number
  /** In base64; absent when it, or all of them together, would be too large for a page. */
  readonly data?: string
}
