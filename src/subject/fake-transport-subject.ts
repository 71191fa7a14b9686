import type { CapturedDrop } from '../captured/drop.js'
import type { CapturedEvent } from '../captured/event.js'
import type { Issue } from '../captured/issue.js'
import { Reading } from '../captured/reading.js'
import { FakeTransportSource } from '../fake-transport/fake-transport.js'
import {
  checkOptions,
  type FakeTransportOptions,
  type InstrumentedOptions,
  type SdkInitOptions,
  type SdkTransport,
} from '../fake-transport/options.js'
import type { FakeResponse, Responder } from '../fake-transport/response.js'
import type { ErrorIdentity, EventQuery } from '../matchers/query-types.js'
import { READING } from '../matchers/subject.js'
import { type WaitOptions, waitForEvent } from '../matchers/wait-for-event.js'
import { streamText } from '../matchers/words/stream.js'
import type { RecordedEnvelope, RecordedItem } from '../recording/envelope.js'
import { enlist } from '../recording/live.js'
import { Recording } from '../recording/recording.js'
import { LiveRecording } from './live-recording.js'

/**
 * What `createFakeTransport()` returns: a transport for the real SDK that keeps what it is given,
 * and what was recorded. Nothing leaves the process.
 */
export class FakeTransport {
  /** Goes into `Sentry.init` where the app gives no DSN of its own. */
  readonly dsn: string
  /** For the plain way in: `Sentry.init({ dsn: sentry.dsn, transport: sentry.transport })`. */
  readonly transport: (options: unknown) => SdkTransport
  readonly [READING]: Reading
  readonly #source: FakeTransportSource
  readonly #settleTimeout: number
  /** A runner knows it weakly: it lives as long as this does. */
  readonly #live: LiveRecording

  constructor(options: FakeTransportOptions) {
    const { dsn, autoReset, strict, settleTimeout } = checkOptions(options)
    const recording = new Recording()
    this.#source = new FakeTransportSource(recording, settleTimeout)
    recording.source = this.#source
    this.dsn = dsn
    this.transport = this.#source.transport
    this[READING] = new Reading(recording)
    this.#settleTimeout = settleTimeout
    this.#live = new LiveRecording(this[READING], this.#source, { autoReset, strict })
    enlist(this.#live)
  }

  /**
   * The app's own options with the fake transport in them: `Sentry.init(sentry.instrument(options))`.
   * Integrations, hooks and transport options keep working; `enabled: false` is left alone, and
   * every assertion then says so.
   */
  instrument<O extends SdkInitOptions>(options?: O): O & InstrumentedOptions
  instrument(options: SdkInitOptions = {}): SdkInitOptions & InstrumentedOptions {
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
    return this.#source.pending
  }
  /** The events grouped as an issue stream would, newest first. */
  get issues(): readonly Issue[] {
    return this[READING].issues()
  }
  /** The latest event. */
  get lastEvent(): CapturedEvent | undefined {
    return this.events.at(-1)
  }

  /** The event with this id, found in constant time; dashed and upper-case ids too. */
  event(event_id: string): CapturedEvent | undefined {
    return this[READING].event(event_id)
  }

  /**
   * Resolves when nothing is in flight: events, logs, metrics, spans, drop reports. Works under
   * fake timers, and takes a fraction of a millisecond when there is nothing to wait for.
   *
   * @throws UnsettledError that names what is stuck, at the settle limit
   */
  async settled(): Promise<void> {
    await this.#source.settled()
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
  async waitForEvent(...args: unknown[]): Promise<CapturedEvent> {
    return waitForEvent(this[READING], args, this.#settleTimeout)
  }

  /**
   * What "Sentry" answers from now on, until `reset()`.
   *
   * @param response a status with headers, an `Error` (the network is down), or a function of the
   *   envelope that returns either, throws, or promises one
   * @example sentry.respondWith({ statusCode: 429, headers: { 'Retry-After': '60' } })
   */
  respondWith(response: FakeResponse | Responder): void {
    this.#source.respondWith(response)
  }

  /**
   * Forgets the recording, lets late events land nowhere, and puts the SDK's scopes, last event
   * id, Dedupe memory and trace id back; answers 200 again and forgets rate limits.
   */
  async reset(): Promise<void> {
    await this.#source.reset()
  }

  /** Prints the issue stream to the console. */
  print(): void {
    console.log(this.toString())
  }

  /** The issue stream as text. */
  toString(): string {
    return streamText(this[READING])
  }
}

/**
 * A transport for the real SDK that records what an app reports, in memory.
 *
 * @throws TypeError for an option that does not exist
 * @example
 * const sentry = createFakeTransport()
 * Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))
 */
export function createFakeTransport(options: FakeTransportOptions = {}): FakeTransport {
  return new FakeTransport(options)
}
