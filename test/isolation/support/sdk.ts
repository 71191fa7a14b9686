/** What an app calls of the SDK: alike in @sentry/node 8 to 11. */
export interface Sdk {
  captureException(error: unknown): string
  captureMessage(message: string): string
  captureFeedback(feedback: { message: string; name?: string }): string
  captureCheckIn(checkIn: { monitorSlug: string; status: 'in_progress' }): string
  startSession(context: { sid: string }): object
  endSession(): void
  startSpan<Result>(span: { name: string; op?: string }, run: () => Result): Result
  withScope<Result>(run: (scope: Scope) => Result): Result
  withIsolationScope<Result>(run: (scope: Scope) => Result): Result
  setTag(key: string, value: string): void
  setUser(user: { id: string }): void
  addBreadcrumb(breadcrumb: { message: string }): void
  lastEventId(): string | undefined
  flush(timeout?: number): PromiseLike<boolean>
  getClient(): object | undefined
  getCurrentScope(): Scope
  getIsolationScope(): Scope
}

export interface Scope {
  setTag(key: string, value: string): unknown
  addAttachment(attachment: { filename: string; data: string }): unknown
  getSession(): { readonly sid: string } | undefined
  getScopeData(): { tags: object; breadcrumbs: readonly unknown[]; user: object }
}

/** What only some versions of the SDK have. */
export interface Since {
  /** Since SDK 9, there as an experiment. */
  readonly log?: (message: string) => void
  /** Of SDK 10 and later, and the one of SDK 8, which is sent as statsd; SDK 9 has none. */
  readonly count?: (name: string, value: number) => void
  /** SDK 8 and 9 hand all finished spans to one exporter, which sends them from whichever test it wakes in. */
  readonly spansOfConcurrentTests?: boolean
}
