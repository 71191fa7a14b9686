import { FakeIngestSource } from '../fake-ingest/fake-ingest.js'
import { checkOptions, type FakeIngestOptions } from '../fake-ingest/options.js'
import type { RoutablePage, RouteOptions } from '../fake-ingest/pages.js'
import type { RunningProgram, RunOptions } from '../fake-ingest/program.js'
import type { RefusedRequest } from '../fake-ingest/refusal.js'
import { READING, type Subject } from '../matchers/subject.js'
import { enlist, type LiveSubject, shared } from '../recording/live.js'
import { Recording } from '../recording/recording.js'
import type { FakeResponse, Responder } from '../recording/response.js'
import { assertNothingElse } from './assert-nothing-else.js'
import { RecordedSubject, resetAndTell } from './recorded-subject.js'

/**
 * What `createFakeIngest()` resolves with: a Sentry on loopback that keeps what other processes,
 * browsers and other languages report, and what was recorded.
 */
export class FakeIngest extends RecordedSubject {
  readonly #source: FakeIngestSource
  /** A runner knows it weakly: it lives as long as this does, or its server. */
  readonly #live: LiveSubject & Subject

  private constructor(source: FakeIngestSource, recording: Recording, options: Settings) {
    super(recording, options.settleTimeout)
    recording.source = source
    this.#source = source
    const { autoReset, strict } = options
    const reading = this[READING]
    // made while such tests run, it is one test's own
    const isOwn = shared().concurrentTests > 0
    this.#live = {
      [READING]: reading,
      autoReset,
      origin: source.origin,
      async startTest(isConcurrent) {
        if (!autoReset) return
        source.isShared = isConcurrent && !isOwn
        if (!isConcurrent) await source.reset()
      },
      async endTest() {
        if (strict && source.distrust() === undefined) await assertNothingElse(reading)
      },
    }
    enlist(this.#live, source)
  }

  /** For the door alone. */
  static async listen(options: FakeIngestOptions): Promise<FakeIngest> {
    const settings = checkOptions(options)
    const recording = new Recording()
    const source = new FakeIngestSource(recording, settings.settleTimeout, settings.quietTime)
    await source.listen(settings.port)
    return new FakeIngest(source, recording, settings)
  }

  /** For `Sentry.init({ dsn })`, in any SDK of any language. */
  get dsn(): string {
    return this.#source.dsn
  }

  /** For a program that reads its DSN from the environment, as SDKs do when they are given none. */
  get env(): { readonly SENTRY_DSN: string } {
    return { SENTRY_DSN: this.dsn }
  }

  /** Where the server listens; any path of it takes what a `tunnel` sends. */
  get url(): string {
    return this.#source.url
  }

  /** Requests that were not taken, or only in part, with the status that Sentry would answer. */
  get refused(): readonly RefusedRequest[] {
    return this.#source.refused
  }

  /**
   * Starts a program that reports to this ingest: it finds the DSN in `SENTRY_DSN`. Await it, and
   * it has ended and all that it sent is recorded, so that "lost because nobody flushed" is exact.
   *
   * @throws Error when it cannot be started; not when it fails: see `exitCode` and `signal`
   * @example
   * const { exitCode } = await sentry.run('node', ['import-orders.js'])
   * await expect(sentry).toHaveCapturedUnhandled(TypeError, { level: 'fatal' })
   */
  run(command: string, args: readonly string[] = [], options: RunOptions = {}): RunningProgram {
    return this.#source.run(command, args, options)
  }

  /**
   * Leads what a page reports to this ingest, whatever DSN it was built with: nothing of it leaves
   * the machine. Assertions then have the SDK in the page send what it holds back before they look.
   *
   * @param page a page or a browser context of Playwright's
   * @param options `tunnel`: path of the app's own tunnel, if it has one
   * @returns lets the page go
   * @example
   * await sentry.route(page)
   * await page.goto('https://shop.example/cart')
   * await expect(sentry).toHaveCapturedUnhandled(TypeError)
   */
  route(page: RoutablePage, options: RouteOptions = {}): Promise<() => Promise<void>> {
    return this.#source.route(page, options)
  }

  /**
   * What "Sentry" answers from now on, until `reset()`.
   *
   * @param response a status with headers, an `Error` (the connection breaks off), or a function
   *   of the envelope that returns either, throws, or promises one; nothing returned is a 200
   * @throws TypeError for what is none of them
   * @example sentry.respondWith({ statusCode: 429, headers: { 'Retry-After': '60' } })
   */
  respondWith(response: FakeResponse | Responder): void {
    this.#source.respondWith(response)
  }

  /**
   * Resolves when nothing is in flight; while a program is running or somebody is connected, once
   * nothing has come for a while.
   *
   * @throws UnsettledError that says what is stuck, at the settle limit
   */
  override async settled(): Promise<void> {
    await this.#source.quiet()
  }

  /**
   * Forgets the recording and answers 200 again. Programs go on; what they send later counts.
   *
   * @throws Error when an assertion of `expectSentry` on it was never awaited, once all that is done
   */
  async reset(): Promise<void> {
    await resetAndTell(this, () => this.#source.reset())
  }

  /** Ends what still runs, and the server. What was recorded stays. */
  async close(): Promise<void> {
    await this.#source.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

type Settings = ReturnType<typeof checkOptions>

/**
 * A Sentry on loopback that records what other processes report.
 *
 * @throws TypeError for an option that does not exist, or is of the wrong type
 * @throws Error when the port is taken
 * @example
 * const sentry = await createFakeIngest()
 * await sentry.run('node', ['server.js'])
 * await expect(sentry).toHaveCapturedUnhandled(TypeError)
 */
export async function createFakeIngest(options: FakeIngestOptions = {}): Promise<FakeIngest> {
  return FakeIngest.listen(options)
}
