/**
 * The parts of the SDK that are reached at run time, alike in @sentry/core 8 to 11 where nothing
 * else is said. The package is imported as types only: a second copy would look at another
 * carrier, and loading it costs every test file some 140 ms.
 */
export interface SdkClient {
  captureException(exception: unknown, hint?: SdkHint, scope?: unknown): string
  captureMessage(message: unknown, level?: unknown, hint?: SdkHint, scope?: unknown): string
  captureEvent(event: SdkEvent, hint?: SdkHint, scope?: unknown): string
  recordDroppedEvent(reason: string, category: string, count?: unknown): void
  getOptions(): SdkOptions
  getTransport(): unknown
  getDsn(): unknown
  getSdkMetadata?(): unknown
  init(): void
  close(timeout?: number): PromiseLike<boolean>
  on(hook: string, callback: (...args: never[]) => void): unknown
  emit(hook: string): void
  getIntegrationByName?(name: string): SdkIntegration | undefined
  /** Every event and transaction passes here once, after the capture call and before any hook. */
  _processEvent?(event: SdkEvent, hint: SdkHint, ...scopes: unknown[]): PromiseLike<unknown>
  /** Sends a client report of what was dropped; without it the report waits for the next flush. */
  _flushOutcomes?(): void
  _clearOutcomes?(): void
  /** OpenTelemetry's provider of the Node SDKs 8 to 10, which holds finished spans back. */
  traceProvider?: { forceFlush?(): Promise<void> }
  /** Lets go of everything (SDK 10.23 and later). */
  dispose?(): void
  _dsn?: unknown
  _integrations?: object
  _transport?: unknown
}

export interface SdkEvent {
  type?: unknown
  message?: unknown
  logentry?: unknown
  exception?: { values?: unknown }
}

export interface SdkHint {
  event_id?: string
  originalException?: unknown
  captureContext?: unknown
}

export interface SdkOptions {
  enabled?: boolean
  dsn?: string
  integrations?: readonly SdkIntegration[]
  sendClientReports?: boolean
  transportOptions?: { bufferSize?: number }
}

export interface SdkIntegration {
  name: string
  setup?(client: SdkClient): void
  processEvent?(event: object, hint: object, client: SdkClient): unknown
}

/** What the SDK gives to a transport when it makes one. */
export interface SdkTransportOptions {
  recordDroppedEvent?(reason: string, category: string, count?: number): void
}

export interface SdkScope {
  getClient(): unknown
  clone(): SdkScope
  [field: PropertyKey]: unknown
}

/** The newest that is known, where nothing tells. */
const LATEST_MAJOR = 11

/** Of the SDK that a client is made of; clients of @sentry/core alone tell by their carrier. */
export function majorOf(client: SdkClient | undefined): number {
  const sdk = sdkOf(client)
  const version = typeof sdk.version === 'string' ? sdk.version : carriers()[0]?.version
  const major = Number.parseInt(version ?? '', 10)
  return Number.isNaN(major) ? LATEST_MAJOR : major
}

/** The npm packages that made a client, such as `@sentry/nextjs` and `@sentry/node`. */
export function packagesOf(client: SdkClient): string[] {
  const { packages } = sdkOf(client)
  const entries: unknown[] = Array.isArray(packages) ? packages : []
  return entries.flatMap((entry) =>
    isObject(entry) && typeof entry.name === 'string' ? [entry.name.replace(/^npm:/, '')] : [],
  )
}

function sdkOf(client: SdkClient | undefined): Record<PropertyKey, unknown> {
  const metadata: unknown = client?.getSdkMetadata?.()
  return isObject(metadata) && isObject(metadata.sdk) ? metadata.sdk : {}
}

const CLIENT_METHODS = ['captureException', 'captureMessage', 'captureEvent', 'getOptions', 'on']

export function isClient(value: unknown): value is SdkClient {
  return isObject(value) && CLIENT_METHODS.every((name) => typeof value[name] === 'function')
}

export function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

/** Set by `vi.fn`, `vi.spyOn` and `jest.fn` alike. */
export function isMock(value: unknown): boolean {
  return typeof value === 'function' && '_isMockFunction' in value && value._isMockFunction === true
}

/** How the SDK follows asynchronous work (`asyncContext/types.ts`), where something does. */
export interface AsyncContextStrategy {
  withSetScope(scope: object, callback: () => void): void
  withSetIsolationScope(isolationScope: object, callback: () => void): void
  getCurrentScope(): SdkScope
  /** Where a scope's own propagation context is not enough (SDK 10 on OpenTelemetry). */
  startNewTrace?(callback: () => void): void
}

export interface Carrier {
  readonly version: string
  readonly acs: AsyncContextStrategy | undefined
  readonly currentScope: SdkScope | undefined
  readonly isolationScope: SdkScope | undefined
  readonly globalScope: SdkScope | undefined
}

/** Where each loaded copy of the SDK keeps its scopes: `globalThis.__SENTRY__[version]`. */
export function carriers(): Carrier[] {
  const holder: unknown = Reflect.get(globalThis, '__SENTRY__')
  if (!isObject(holder)) return []
  return Object.entries(holder).flatMap(([version, carrier]) =>
    isObject(carrier)
      ? [
          {
            version,
            acs: isStrategy(carrier.acs) ? carrier.acs : undefined,
            currentScope: scopeIn(carrier.defaultCurrentScope),
            isolationScope: scopeIn(carrier.defaultIsolationScope),
            globalScope: scopeIn(carrier.globalScope),
          },
        ]
      : [],
  )
}

function scopeIn(value: unknown): SdkScope | undefined {
  return isScope(value) ? value : undefined
}

function isStrategy(value: unknown): value is AsyncContextStrategy {
  return (
    isObject(value) &&
    ['withSetScope', 'withSetIsolationScope', 'getCurrentScope'].every(
      (name) => typeof value[name] === 'function',
    )
  )
}

function isScope(value: unknown): value is SdkScope {
  return (
    isObject(value) && typeof value.clone === 'function' && typeof value.getClient === 'function'
  )
}
