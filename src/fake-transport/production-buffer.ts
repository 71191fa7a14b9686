import { quantityOf } from '../recording/category.js'
import type { Origin, RecordedEnvelope } from '../recording/envelope.js'
import { afterThisTurn } from '../recording/real-time.js'
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
  /** How many captures are being processed and fitted in. A set of them would cost each a table. */
  #held = 0
  readonly #lost = new WeakSet<Origin>()
  /** In this turn of the event loop. */
  #sends = 0
  #isTurnWatched = false

  /** @param client asks for the client that sends, once it is connected */
  constructor(recording: Recording, client: () => SdkClient | undefined) {
    this.#recording = recording
    this.#client = client
  }

  /** @returns whether the capture takes a place, until `ended` is called for it */
  began(origin: Origin): boolean {
    this.#watchTurn()
    // with a size of the app's own the SDK itself lets go, and says so
    if (!this.#isRaised) return false
    const size = this.#size
    const fits = this.#held < size
    if (fits) this.#held += 1
    else this.#lose(origin, size, 1)
    return fits
  }

  ended(): void {
    this.#held -= 1
  }

  sent({ items }: RecordedEnvelope): void {
    const origin = items[0]?.origin
    // it would never have got here
    if (origin && this.#lost.has(origin)) return
    this.#watchTurn()
    this.#sends += 1
    const size = this.#size
    if (this.#sends <= size) return
    const quantity = items.reduce((sum, item) => sum + quantityOf(item), 0)
    this.#lose(origin, size, quantity)
  }

  /** Somebody has waited for one to end, which may be sooner than a loop tells of it. */
  endTurn(): void {
    this.#sends = 0
  }

  /** From the capture on, so that what the app does in its own next turn comes after this. */
  #watchTurn(): void {
    if (this.#isTurnWatched) return
    this.#isTurnWatched = true
    afterThisTurn(() => {
      this.#isTurnWatched = false
      this.endTurn()
    })
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
