import { FakeTransportSource } from '../fake-transport/fake-transport.js'
import {
  checkOptions,
  type FakeTransportOptions,
  type InstrumentedOptions,
  type SdkInitOptions,
  type SdkTransport,
} from '../fake-transport/options.js'
import { allowUnhandled } from '../fake-transport/unhandled.js'
import { READING } from '../matchers/subject.js'
import { enlist } from '../recording/live.js'
import { Recording } from '../recording/recording.js'
import type { FakeResponse, Responder } from '../recording/response.js'
import { LIVE, LiveRecording } from './live-recording.js'
import { RecordedSubject, resetAndTell } from './recorded-subject.js'

/**
 * What `createFakeTransport()` returns: a transport for the real SDK that keeps what it is given,
 * and what was recorded. Nothing leaves the process.
 */
export class FakeTransport extends RecordedSubject {
  /** Goes into `Sentry.init` where the app gives no DSN of its own. */
  readonly dsn: string
  /** For the plain way in: `Sentry.init({ dsn: sentry.dsn, transport: sentry.transport })`. */
  readonly transport: (options: unknown) => SdkTransport
  readonly #source: FakeTransportSource
  readonly #settleTimeout: number
  /** A runner knows it weakly: it lives as long as this does, or a client that sends to it. */
  readonly #live: LiveRecording

  /**
   * @internal
   * @param isolated records for one test alone; without it, a runner looks after it between tests
   */
  constructor(options: FakeTransportOptions, isolated?: Recording) {
    const checked = checkOptions(options)
    const { dsn, settleTimeout } = checked
    const recording = isolated ?? new Recording()
    super(recording, settleTimeout)
    this.#source = new FakeTransportSource(recording, settleTimeout)
    recording.source = this.#source
    this.#settleTimeout = settleTimeout
    this.dsn = dsn
    this.transport = this.#source.transport
    this.#live = new LiveRecording(this[READING], this.#source, checked)
    if (!isolated) enlist(this.#live, this.#source)
  }

  /** @internal */
  get [LIVE](): LiveRecording {
    return this.#live
  }

  /**
   * The app's own options with the fake transport in them: `Sentry.init(sentry.instrument(options))`.
   * Integrations, hooks and transport options keep working; `enabled: false` is left alone, and
   * every assertion then says so.
   *
   * @throws TypeError for what is no object
   * @example Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))
   */
  instrument(): InstrumentedOptions
  instrument<O extends object>(options: O & SdkInitOptions): O & InstrumentedOptions
  instrument(options: SdkInitOptions = {}): SdkInitOptions & InstrumentedOptions {
    if (typeof options !== 'object' || options === null) {
      throw new TypeError(
        'sentry.instrument() takes the options of Sentry.init(), an object; it got ' +
          `${options === null ? 'null' : `a ${typeof options}`}.`,
      )
    }
    return this.#source.instrument(options, this.dsn)
  }

  /**
   * Takes over a client that the app has already initialised, with or without a DSN.
   *
   * @param sdk the SDK (`import * as Sentry`), or one of its clients
   * @returns puts the client's own transport back
   * @throws TypeError when there is no client to take over
   * @example const detach = sentry.attach(Sentry)
   */
  attach(sdk: object): () => void {
    return this.#source.attach(sdk, this.dsn)
  }

  /**
   * What "Sentry" answers from now on, until `reset()`.
   *
   * @param response a status with headers, an `Error` (the network is down), or a function of the
   *   envelope that returns either, throws, or promises one; nothing returned is a 200
   * @throws TypeError for what is none of them
   * @example sentry.respondWith({ statusCode: 429, headers: { 'Retry-After': '60' } })
   */
  respondWith(response: FakeResponse | Responder): void {
    this.#source.respondWith(response)
  }

  /**
   * Lets one real uncaught exception or unhandled rejection happen without failing the run, and
   * has the SDK capture it as it does in production.
   *
   * @param run starts the work that fails; it is not to await or catch the failure
   * @returns what went unhandled
   * @throws Error when nothing does within the settle limit, or the SDK does not capture such a
   *   thing here (uncaught exceptions in worker threads)
   * @example
   * await sentry.allowUnhandled(() => startJobThatThrowsLater())
   * await expect(sentry).toHaveCapturedUnhandled('boom')
   */
  async allowUnhandled(run: () => unknown): Promise<unknown> {
    return allowUnhandled(run, this.#settleTimeout)
  }

  /**
   * Forgets the recording, lets late events land nowhere, and puts the SDK's scopes, last event
   * id, Dedupe memory and trace id back; answers 200 again and forgets rate limits.
   *
   * @throws Error when an assertion of `expectSentry` on it was never awaited, once all that is done
   */
  async reset(): Promise<void> {
    await resetAndTell(this, () => this.#source.reset())
  }
}

/**
 * A transport for the real SDK that records what an app reports, in memory.
 *
 * @throws TypeError for an option that does not exist, or is of the wrong type
 * @example
 * const sentry = createFakeTransport()
 * Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))
 */
export function createFakeTransport(options: FakeTransportOptions = {}): FakeTransport {
  return new FakeTransport(options)
}
