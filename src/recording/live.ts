/** What a test runner has to reach in every recording of this process. */
export interface LiveSubject {
  readonly autoReset: boolean
  /**
   * Called before each test, of all recordings before any is reset: the first call after connecting
   * fixes what scopes go back to. Other processes have scopes of their own.
   */
  fixScopes?(): void
  /**
   * Called before each test: resets.
   *
   * @param isConcurrent whether other tests may run at the same time
   */
  startTest(isConcurrent: boolean): Promise<void>
  /** Whether nothing may leave for a real Sentry while this one is there. Default: it may. */
  readonly holdsRequests?: boolean
  /** Of an ingest: what goes there does not leave. */
  readonly origin?: string
  /** Called after each test: throws when `strict` and something captured was never asserted. */
  endTest(): Promise<void>
  /** Called after the last hook of each test file: names what belonged to no test of it. */
  endFile?(): void
}

/**
 * It lives on `globalThis` because the app under test may load the CommonJS build of this package
 * while the setup file loads the ESM one.
 */
class Shared {
  readonly subjects = new Set<WeakRef<LiveSubject>>()
  /** Whoever can still send to a recording keeps it alive, though no test may hold it. */
  readonly bySource = new WeakMap<object, LiveSubject>()
  /** Of the client that `Sentry.init()` made last, by the carrier that it stands in. */
  readonly sources = new Map<string, object>()
  /** How many tests run now that others may run beside. */
  concurrentTests = 0
  /**
   * Set by a runner that can tell: the name of an SDK module that is mocked, or undefined.
   *
   * @param sdks the modules that the connected clients come from; empty when none is connected
   */
  mockedModule: ((sdks: readonly string[]) => string | undefined) | undefined
  /** Set by a runner that can fail a test by what leaves it: called whenever a client connects. */
  clientConnected: (() => void) | undefined
}

declare global {
  var __EXPECT_SENTRY__: Shared | undefined
}

export function shared(): Shared {
  globalThis.__EXPECT_SENTRY__ ??= new Shared()
  return globalThis.__EXPECT_SENTRY__
}

/** @param source fills it, and is held by a client or a server: it lives at least as long */
export function enlist(subject: LiveSubject, source: object): void {
  shared().subjects.add(new WeakRef(subject))
  shared().bySource.set(source, subject)
}

/**
 * A client of this source is the current one from now on. The source before it gets no more, but would
 * stay: the SDK lets go of no client that has its default integrations, closed or not (11.12).
 *
 * @param carrier the version under which `globalThis.__SENTRY__` keeps the SDK's state
 */
export function takeOver(carrier: string, source: object): void {
  const { bySource, sources } = shared()
  const before = sources.get(carrier)
  if (before && before !== source) bySource.delete(before)
  sources.set(carrier, source)
}

export function liveSubjects(): LiveSubject[] {
  const { subjects } = shared()
  const alive: LiveSubject[] = []
  for (const reference of subjects) {
    const subject = reference.deref()
    if (subject) alive.push(subject)
    else subjects.delete(reference)
  }
  return alive
}
