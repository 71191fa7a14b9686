import type { RecordedEnvelope, RecordedItem } from './envelope.js'
import { RecordingIndex } from './recording-index.js'

/** Something that was captured and never arrived. */
export interface RecordedDrop {
  readonly reason: string
  /** Sentry's data category: `error`, `transaction`, `span`, `log_item`, ... */
  readonly category: string
  readonly quantity: number
  readonly statusCode?: number
  /** What was lost, as far as it was known when it was lost. */
  item?: RecordedItem
}

/** What would have been lost in production, where the app's buffer is no larger than it says. */
export interface Overflow {
  /** How much fits into the app's buffer at once. */
  readonly bufferSize: number
  /** How many items did not. */
  readonly quantity: number
}

/** Whoever fills a recording: the fake transport in this process, or a server for other ones. */
export interface Source {
  /** How many captures and sends of this test are in flight now. */
  readonly pending: number
  /** Resolves when nothing is in flight; rejects with an `UnsettledError` at the limit. */
  settled(): Promise<void>
  /** Why nothing that is asserted on this recording could be believed, or undefined. */
  distrust(): string | undefined
  /** For one that others fill when they like: whether more may come, and what to do about it. */
  readonly outlook?: Outlook
  /** Where envelopes arrive, in a word. Default: `the transport`. */
  readonly place?: string
  /** What else a reader of a failure should know. */
  notes?(): string[]
}

/** What is known of what has not come yet. Times are milliseconds of real time. */
export interface Outlook {
  /** Whether anything may still be recorded that nobody has announced. */
  readonly mayGetMore: boolean
  /** How long to wait for something that is wanted. */
  readonly limit: number
  /** How long nothing may come before it is believed that nothing will. */
  readonly quietTime: number
  /** Whether anything changed within the time. */
  change(limit: number): Promise<boolean>
}

/** Something captured was still on its way when the settle limit was reached. */
export class UnsettledError extends Error {
  override readonly name = 'UnsettledError'
  /** The same without what the app captured, for a matcher that must not print it. */
  readonly discreet: string

  constructor(message: string, discreet: string) {
    super(message)
    this.discreet = discreet
  }
}

/** What arrived, in wire form, with the indexes by which it is found again. It judges nothing. */
export class Recording {
  source: Source | undefined
  /** Number of the running test; what an earlier one caused is not kept. */
  test = 1
  #sequence = 0
  #version = 0
  #envelopes: RecordedEnvelope[] = []
  #drops: RecordedDrop[] = []
  #refused = 0
  #overflow: Overflow | undefined
  #index = new RecordingIndex(this.#envelopes)
  readonly #listeners = new Set<() => void>()

  /** Changes whenever something is added or cleared: what is derived can be kept until then. */
  get version(): number {
    return this.#version
  }
  get envelopes(): readonly RecordedEnvelope[] {
    return this.#envelopes
  }
  /** All items, in the order of their arrival. */
  get items(): readonly RecordedItem[] {
    return this.#index.items
  }
  get drops(): readonly RecordedDrop[] {
    return this.#drops
  }

  /** How many envelopes were sent and not delivered. */
  get refused(): number {
    return this.#refused
  }

  /** Undefined when nothing would have been lost. */
  get overflowed(): Overflow | undefined {
    return this.#overflow
  }

  nextSequence(): number {
    this.#sequence += 1
    return this.#sequence
  }

  /** Items of one type, in the order of their capture calls. */
  itemsOf(type: string): readonly RecordedItem[] {
    return this.#index.itemsOf(type)
  }

  /** The `event` item with this id, in constant time. */
  event(id: string): RecordedItem | undefined {
    return this.#index.event(id)
  }

  add(envelope: RecordedEnvelope): void {
    this.#envelopes.push(envelope)
    this.#index.add(envelope)
    this.#changed()
  }

  refuse(): void {
    this.#refused += 1
    this.#changed()
  }

  overflow(bufferSize: number, quantity: number): void {
    this.#overflow = { bufferSize, quantity: quantity + (this.#overflow?.quantity ?? 0) }
    this.#changed()
  }

  addDrop(drop: RecordedDrop): void {
    this.#drops.push(drop)
    this.#changed()
  }

  /** It turned out to belong to an earlier test. */
  takeBack(drop: RecordedDrop): void {
    this.#drops = this.#drops.filter((other) => other !== drop)
    this.#changed()
  }

  /** Forgets all, and starts the next test. */
  clear(): void {
    this.test += 1
    this.#envelopes = []
    this.#index = new RecordingIndex(this.#envelopes)
    this.#drops = []
    this.#refused = 0
    this.#overflow = undefined
    this.#changed()
  }

  /** Calls back at every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changed(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

/** A list that is computed anew only after something was recorded or cleared. */
export function keptUntilChange<Item>(
  recording: Recording,
  compute: () => readonly Item[],
): () => readonly Item[] {
  let version = -1
  let kept: readonly Item[] = []
  return () => {
    if (version !== recording.version) {
      kept = Object.freeze(compute())
      version = recording.version
    }
    return kept
  }
}
