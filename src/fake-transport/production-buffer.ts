import type { Origin } from '../recording/envelope.js'
import { nextTask } from '../recording/real-time.js'
import type { Recording } from '../recording/recording.js'
import { BUFFER_SIZE } from './options.js'
import type { SdkClient } from './sdk.js'

/** Where the app says nothing else (SDK `promisebuffer.ts`, 8 to 11). */
const DEFAULT_SIZE = 64

/**
 * What the app's own buffer would let go of in production. The SDK takes so many captures at once
 * (10 and 11) and its transport so many sends (8 to 11); beyond that all is lost. Here nothing is
 * ever full, since `instrument` raises the size and every send is answered at once, so it is
 * counted: captures that began while so many others were being processed, and sends in one turn of
 * the event loop, within which no server can have answered any.
 */
export class ProductionBuffer {
  readonly #recording: Recording
  readonly #client: () => SdkClient | undefined
  /** Captures that are being processed and fitted in. */
  readonly #held = new Set<Origin>()
  readonly #lost = new WeakSet<Origin>()
  #sends = 0

  /** @param client asks for the client that sends, once it is connected */
  constructor(recording: Recording, client: () => SdkClient | undefined) {
    this.#recording = recording
    this.#client = client
  }

  began(origin: Origin): void {
    // with a size of the app's own the SDK itself lets go, and says so
    if (!this.#isRaised) return
    const size = this.#size
    if (this.#held.size >= size) this.#lose(origin, size, 1)
    else this.#held.add(origin)
  }

  ended(origin: Origin): void {
    this.#held.delete(origin)
  }

  /** @param quantity how much the envelope holds */
  sent(origin: Origin | undefined, quantity: number): void {
    // it would never have got here
    if (origin && this.#lost.has(origin)) return
    if (this.#sends === 0) void nextTask().then(() => this.#nextTurn())
    this.#sends += 1
    const size = this.#size
    if (this.#sends > size) this.#lose(origin, size, quantity)
  }

  #nextTurn(): void {
    this.#sends = 0
  }

  get #size(): number {
    return this.#isRaised ? DEFAULT_SIZE : (this.#inForce ?? DEFAULT_SIZE)
  }

  /** Whether `instrument` has made it larger than the app has it. */
  get #isRaised(): boolean {
    return this.#inForce === BUFFER_SIZE
  }

  get #inForce(): number | undefined {
    return this.#client()?.getOptions().transportOptions?.bufferSize
  }

  #lose(origin: Origin | undefined, size: number, quantity: number): void {
    if (origin) this.#lost.add(origin)
    const test = origin?.test ?? this.#recording.test
    if (test === this.#recording.test) this.#recording.overflow(size, quantity)
  }
}
