import type { Origin } from '../recording/envelope.js'
import { HeldError } from '../recording/held-error.js'
import type { RecordedDrop, Recording } from '../recording/recording.js'
import { draftItem } from './draft.js'
import type { ProductionBuffer } from './production-buffer.js'
import { isObject, type SdkEvent } from './sdk.js'

/** One call of `captureException`, `captureMessage` or `captureEvent`, until its end is known. */
export interface Capture {
  readonly origin: Origin
  readonly event_id: string
  /** Under which it is pending: its event_id, until another capture has the same. */
  key: string
  /** The event as it stands on its way through the SDK; the best there is if it gets dropped. */
  draft: SdkEvent | undefined
  /** What it has yet to take up of them, until the SDK has prepared it. */
  scopes: readonly unknown[]
  /** The very object that it has become and that is about to be sent. */
  sent: object | undefined
  /** Has outlasted the settle limit once: nobody waits for it again. */
  isStuck: boolean
  /** Whether it takes a place in the app's own buffer. */
  readonly isHeld: boolean
}

export interface NewCapture {
  readonly event_id: string
  readonly call?: 'exception' | 'message' | undefined
  readonly draft?: SdkEvent | undefined
  readonly error?: unknown
}

const NO_SCOPES: readonly unknown[] = []

/** How many of the latest errors stay reachable through `event.error` whatever the app does. */
const ERRORS_HELD = 100

/** Of what goes through a capture call; spans, logs and the like are dropped beside one. */
const EVENT_CATEGORIES = new Set(['error', 'unknown', 'default', 'transaction', 'feedback'])

/**
 * All captures of a fake transport: which are on their way, and what became of them. Errors are
 * held weakly beyond the latest hundred, so that a long run costs memory for its payloads alone.
 */
export class Captures {
  readonly #recording: Recording
  readonly #buffer: ProductionBuffer
  readonly #pending = new Map<string, Capture>()
  #errors: HeldError[] = []
  /** Drops that the SDK has announced, waiting for the rejection that tells whose they were. */
  #unclaimed: RecordedDrop[] = []
  /** The capture whose call is on the stack now: what the SDK does in it belongs to it. */
  #running: Capture | undefined
  #onEnd: (() => void)[] = []

  constructor(recording: Recording, buffer: ProductionBuffer) {
    this.#recording = recording
    this.#buffer = buffer
  }

  /** Captures of the running test that have not ended, in the order of their calls. */
  get pending(): Capture[] {
    if (this.#pending.size === 0) return []
    return [...this.#pending.values()].filter(({ origin }) => origin.test === this.#recording.test)
  }

  begin({ event_id, call, draft, error }: NewCapture): Capture {
    const origin: Origin = {
      sequence: this.#recording.nextSequence(),
      test: this.#recording.test,
      call,
      error: error === undefined ? undefined : this.#hold(error),
    }
    const capture: Capture = {
      origin,
      event_id,
      key: event_id,
      draft,
      scopes: NO_SCOPES,
      sent: undefined,
      isStuck: false,
      isHeld: this.#buffer.began(origin),
    }
    const namesake = this.#pending.get(event_id)
    if (namesake) {
      namesake.key = `${event_id} ${namesake.origin.sequence}`
      this.#pending.set(namesake.key, namesake)
    }
    this.#pending.set(event_id, capture)
    return capture
  }

  #isPending(capture: Capture): boolean {
    return this.#pending.get(capture.key) === capture
  }

  end(capture: Capture): void {
    if (!this.#isPending(capture)) return
    this.#pending.delete(capture.key)
    // the map's own outgrown tables hold on to what was in them (V8), up to the next full collection
    capture.draft = undefined
    capture.scopes = NO_SCOPES
    capture.sent = undefined
    if (capture.isHeld) this.#buffer.ended()
    if (this.#onEnd.length === 0) return
    const callbacks = this.#onEnd
    this.#onEnd = []
    for (const callback of callbacks) callback()
  }

  /** Resolves when all of these have ended. */
  async allEnded(captures: readonly Capture[]): Promise<void> {
    while (captures.some((capture) => this.#isPending(capture))) {
      await new Promise<void>((resolve) => this.#onEnd.push(resolve))
    }
  }

  /** Runs a part of the SDK on behalf of a capture. */
  during<Result>(capture: Capture, run: () => Result): Result {
    const outer = this.#running
    this.#running = capture
    try {
      return run()
    } finally {
      this.#running = outer
    }
  }

  withEventId(event_id: string | undefined): Capture | undefined {
    return event_id === undefined ? undefined : this.#pending.get(event_id)
  }

  originOf(payload: unknown): Origin {
    const capture = this.#thatSends(payload)
    if (capture) return capture.origin
    const test = this.#testOf(payload)
    return { sequence: this.#recording.nextSequence(), test }
  }

  /** By the event's id, and one by one where a hook has given it another. */
  #thatSends(payload: unknown): Capture | undefined {
    if (!isObject(payload)) return undefined
    const { event_id } = payload
    const known = typeof event_id === 'string' ? this.#pending.get(event_id) : undefined
    if (known?.sent === payload) return known
    for (const capture of this.#pending.values()) if (capture.sent === payload) return capture
    return undefined
  }

  /** An event of an ended test that is still processed may yet change the session. */
  #testOf(payload: unknown): number {
    const { test } = this.#recording
    const isSession = isObject(payload) && ('sid' in payload || 'aggregates' in payload)
    if (!isSession || this.#pending.size === 0) return test
    const late = [...this.#pending.values()].find(
      ({ origin, isStuck }) => origin.test < test && !isStuck,
    )
    return late?.origin.test ?? test
  }

  /** The SDK says that it dropped something; it does not say what. */
  announceDrop(reason: string, category: string, quantity: number): void {
    const drop: RecordedDrop = { reason, category, quantity }
    const capture = this.#running
    const test = capture?.origin.test ?? this.#recording.test
    if (test === this.#recording.test) this.#recording.addDrop(drop)
    if (!EVENT_CATEGORIES.has(category)) return
    if (capture && this.#isPending(capture)) this.#dropped(capture, drop)
    else this.#unclaimed.push(drop)
  }

  /** The SDK gave a capture up: the drop that it announced for that gets its event. */
  giveUp(capture: Capture, why: unknown): void {
    if (!this.#isPending(capture)) return
    const reason = reasonIn(why)
    const claimed = this.#unclaimed.find((drop) => fits(drop.reason, reason))
    if (claimed) {
      this.#unclaimed = this.#unclaimed.filter((other) => other !== claimed)
      // announced in this test, but the capture is one of an earlier test
      if (capture.origin.test !== this.#recording.test) this.#recording.takeBack(claimed)
      this.#dropped(capture, claimed)
    } else {
      this.drop(capture, reason)
    }
  }

  /** Ends a capture for a reason that the SDK itself records no outcome for. */
  drop(capture: Capture, reason: string): void {
    const drop: RecordedDrop = { reason, category: 'error', quantity: 1 }
    if (capture.origin.test === this.#recording.test) this.#recording.addDrop(drop)
    this.#dropped(capture, drop)
  }

  /** Lets go of an ended test; what it has in flight is still waited for. Its error objects may be captured again in the next one. */
  forget(): void {
    this.#unclaimed = []
    for (const held of this.#errors) {
      const error = held.deref()
      if (isObject(error)) Reflect.deleteProperty(error, ALREADY_CAUGHT)
    }
    this.#errors = []
  }

  #dropped(capture: Capture, drop: RecordedDrop): void {
    const item = draftItem(capture)
    if (item) drop.item = item
    this.end(capture)
  }

  #hold(error: unknown): HeldError {
    const held = new HeldError(error)
    this.#errors.push(held)
    this.#errors[this.#errors.length - 1 - ERRORS_HELD]?.loosen()
    return held
  }
}

/** By this mark the SDK knows an error object that it has captured, and ignores it (`misc.ts`). */
const ALREADY_CAUGHT = '__sentry_captured__'

export function isAlreadyCaught(error: unknown): boolean {
  return isObject(error) && error[ALREADY_CAUGHT] === true
}

/** A hook that threw (SDK 11) is rejected in the words of one that returned null. */
function fits(announced: string, reason: string): boolean {
  const returnedNull = reason === 'before_send' || reason === 'event_processor'
  return announced === reason || (returnedNull && announced === 'callback_error')
}

/**
 * The reason behind a rejection of `_processEvent`, from its words: SDK 8 to 11 tell it nowhere
 * else, and record no outcome at all for a hook that threw (8 to 10).
 */
function reasonIn(rejection: unknown): string {
  const message = isObject(rejection) ? String(rejection.message) : String(rejection)
  if (/threw an error|rejected with/.test(message)) return 'callback_error'
  if (/event processor/i.test(message)) return 'event_processor'
  if (/random sample/.test(message)) return 'sample_rate'
  if (/before ?send/i.test(message)) return 'before_send'
  return 'internal_sdk_error'
}
