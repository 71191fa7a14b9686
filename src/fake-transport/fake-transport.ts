import { shared, takeOver } from '../recording/live.js'
import { endsWithin } from '../recording/real-time.js'
import type { Recording, Source } from '../recording/recording.js'
import type { FakeResponse, Responder } from '../recording/response.js'
import { attachTo } from './attach.js'
import { Baseline } from './baseline.js'
import { Captures } from './captures.js'
import { Connection } from './connection.js'
import { Connections } from './connections.js'
import { Delivery } from './delivery.js'
import {
  DISABLED,
  INITIALISED_AGAIN,
  ISOLATED,
  mockedText,
  NEVER_CONNECTED,
  NEVER_INITIALISED,
  SHARED,
} from './doubts.js'
import { isInitialisedAgain, isInsideIsolatedTest } from './isolation.js'
import { Loan } from './loan.js'
import { observeClient } from './observe-client.js'
import {
  BUFFER_SIZE,
  type InstrumentedOptions,
  type SdkInitOptions,
  type SdkTransport,
} from './options.js'
import { ProductionBuffer } from './production-buffer.js'
import type { Checkpoint } from './scopes.js'
import { isClient, isObject, majorOf, type SdkClient, type SdkTransportOptions } from './sdk.js'
import { asEnvelope } from './sent-envelope.js'
import { Settling } from './settling.js'

/** Between the SDK and a recording: takes in what the SDK sends, and knows what is on its way. */
export class FakeTransportSource implements Source {
  readonly #recording: Recording
  readonly #captures: Captures
  readonly #delivery: Delivery
  readonly #settling: Settling
  readonly #settleTimeout: number
  /** Tests run at the same time, and each would reset what the others captured. */
  isShared = false
  readonly #connections = new Connections()
  readonly #baseline = new Baseline()
  #isInstrumented = false
  #isDisabled = false

  constructor(recording: Recording, settleTimeout: number) {
    this.#recording = recording
    const client = () => this.#connections.latest
    const buffer = new ProductionBuffer(recording, client)
    const captures = new Captures(recording, buffer)
    const delivery = new Delivery(
      recording,
      (payload) => captures.originOf(payload),
      buffer,
      () => majorOf(client()),
    )
    const connections = this.#connections
    this.#captures = captures
    this.#delivery = delivery
    this.#settling = new Settling({ captures, buffer, delivery, connections }, settleTimeout)
    this.#settleTimeout = settleTimeout
  }

  instrument<O extends SdkInitOptions>(options: O, dsn: string): O & InstrumentedOptions {
    this.#isInstrumented = true
    return {
      ...options,
      dsn: options.dsn || dsn,
      spotlight: false,
      transport: this.transport,
      transportOptions: { bufferSize: BUFFER_SIZE, ...options.transportOptions },
    }
  }

  /**
   * The client calls this as a method of its options while it is constructed (SDK 8 to 11), so
   * the integration that hands over the client can still be added to them.
   */
  get transport(): (this: unknown, options: unknown) => SdkTransport {
    const source = this
    return function transport(options) {
      const made = source.#makeTransport(isObject(options) ? options : {})
      if (isObject(this)) {
        source.#isDisabled = this.enabled === false
        if (Array.isArray(this.integrations)) {
          this.integrations.push({
            name: 'ExpectSentry',
            setup: (client: unknown) => {
              if (isClient(client)) source.#connect(client, made)
            },
          })
        }
      }
      return made
    }
  }

  attach(target: unknown, dsn: string): () => void {
    const { client, restore } = attachTo(target, dsn, (options) => this.#makeTransport(options))
    const connection = this.#connect(client, client.getTransport())
    return () => {
      connection.disconnect()
      restore()
      this.#connections.remove(connection)
    }
  }

  respondWith(response: FakeResponse | Responder): void {
    this.#delivery.respondWith(response)
  }

  get isConnected(): boolean {
    return this.#connections.areAny
  }

  get pending(): number {
    return this.#settling.pending
  }

  /** Whether something has outlasted the settle limit: waiting once more would change nothing. */
  get isStuck(): boolean {
    return this.#settling.isStuck
  }

  settled(): Promise<void> {
    return this.#settling.settled()
  }

  distrust(): string | undefined {
    const mocked = shared().mockedModule?.(this.#connections.packages)
    if (mocked) return mockedText(mocked)
    if (this.#delivery.mistake) return this.#delivery.mistake
    if (!this.#connections.areAny) {
      if (this.#isDisabled) return DISABLED
      return this.#isInstrumented ? NEVER_INITIALISED : NEVER_CONNECTED
    }
    if (this.isInsideIsolatedTest) return ISOLATED
    if (this.isShared) return SHARED
    if (this.#settling.loan && isInitialisedAgain(this.#connections.isOurs))
      return INITIALISED_AGAIN
    return this.#connections.problem(this.#recording)
  }

  /** Whether the caller runs in a test with a client of its own, and a recording beside this one. */
  get isInsideIsolatedTest(): boolean {
    return isInsideIsolatedTest(this.#connections.isOurs)
  }

  /** The client whose scopes are the default ones now: the one of the app's `Sentry.init`. */
  get currentClient(): SdkClient | undefined {
    return this.#connections.current
  }

  /**
   * Hands what belongs to a trace over to the recording of an isolated test, until the returned
   * function is called.
   *
   * @param restore puts the test's own scopes back
   */
  lend(trace_id: string, borrower: FakeTransportSource, restore: Checkpoint): () => void {
    borrower.#baseline.become(restore)
    borrower.#settling.loan = new Loan(trace_id, {
      captures: this.#captures,
      delivery: this.#delivery,
      recording: this.#recording,
      flush: () => this.#settling.flushBuffers(),
    })
    return this.#delivery.routes.add(trace_id, borrower.#delivery)
  }

  /** Fixes what scopes go back to: what the app set up to its first test stays. */
  startFirstTest(): void {
    this.#baseline.startFirstTest()
  }

  async reset(): Promise<void> {
    // isolated tests are running: what belongs to none of them stays, to be named
    if (this.#delivery.routes.size > 0) return
    this.#connections.emitFlush()
    const captures = this.#captures.pending.filter(({ isStuck }) => !isStuck)
    const sends = this.#delivery.pending
    this.#recording.clear()
    this.#delivery.reset()
    this.#resetSdk()
    if (captures.length === 0 && sends.length === 0) return
    // what the ended test left behind must not change the SDK's state under the next one
    await endsWithin(this.#captures.allEnded(captures), this.#settleTimeout)
    this.#resetSdk()
  }

  #resetSdk(): void {
    this.#baseline.restore()
    this.#captures.forget()
    this.#connections.forgetLastEvents()
  }

  #makeTransport({ recordDroppedEvent }: SdkTransportOptions): SdkTransport {
    return {
      send: (envelope) => this.#delivery.send(asEnvelope(envelope), recordDroppedEvent),
      flush: (timeout) => this.#delivery.flush(timeout),
    }
  }

  #connect(client: SdkClient, transport: unknown): Connection {
    this.#connections.disconnect(client)
    const stopObserving = observeClient(client, this.#captures, () =>
      connection.closed(this.#recording.test),
    )
    const connection = new Connection(client, transport, stopObserving)
    this.#connections.add(connection)
    if (connection.carrier !== undefined) takeOver(connection.carrier, this)
    this.#baseline.fix()
    shared().clientConnected?.()
    return connection
  }
}
