import type { FakeTransport } from 'expect-sentry'

/** What the suite calls of an SDK: alike in @sentry/node 8 to 11, @sentry/browser, @sentry/core. */
export interface Sdk {
  captureException(error: unknown): string
  captureMessage(message: string, level?: 'warning' | 'info'): string
  captureEvent(event: { event_id?: string; message?: string }): string
  flush(timeout?: number): PromiseLike<boolean>
  endSession(): void
  startSpan(options: { name: string }, run: () => void): unknown
  close(timeout?: number): PromiseLike<boolean>
  lastEventId(): string | undefined
  getClient(): Client | undefined
  getCurrentScope(): Scope
  getIsolationScope(): Scope
  getGlobalScope(): Scope
}

export interface Client {
  getOptions(): { sampleRate?: number | undefined }
  getTransport(): unknown
}

export interface Scope {
  setTag(key: string, value: string): unknown
  setUser(user: { id: string }): unknown
  setExtra(key: string, value: string): unknown
  setContext(key: string, context: { part: string }): unknown
  setLevel(level: 'debug'): unknown
  setFingerprint(fingerprint: string[]): unknown
  addBreadcrumb(breadcrumb: { message: string }): unknown
  addEventProcessor(process: <E extends { message?: string }>(event: E) => E | null): unknown
  getScopeData(): { tags: object; user: object; extra: object; contexts: object }
  getPropagationContext(): { traceId: string }
}

/** An SDK that has been initialised with `sentry.instrument()`, once for its whole test file. */
export interface SdkUnderTest {
  readonly sdk: Sdk
  readonly sentry: FakeTransport
}

/** A `beforeSend` or event processor of any SDK: each has event types of its own. */
export type Hook = <Event>(
  event: Event,
  hint: { originalException?: unknown },
) => Event | null | PromiseLike<Event | null>

/** What the `beforeSend` of the one init does: a test may change it, and is cleaned up after. */
export const hooks: { beforeSend: Hook } = { beforeSend: (event) => event }

const beforeSend: Hook = (event, hint) => hooks.beforeSend(event, hint)

/** A thousand captures may take a while on a machine that is busy with other tests. */
export const recordingOptions = { settleTimeout: 20_000 }

/** What every SDK is initialised with: scopes of its own, a session, a hook that tests may change. */
export const suiteOptions = {
  release: 'shop@1.4.0',
  tracesSampleRate: 1,
  initialScope: { tags: { initial_scope: 'yes' } },
  beforeSend,
}

export function resetHooks(): void {
  hooks.beforeSend = (event) => event
}

/** `Error('first')` is `first`, whatever an SDK wraps around it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
