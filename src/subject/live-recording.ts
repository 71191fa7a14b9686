import type { CapturedEvent } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import type { FakeTransportSource } from '../fake-transport/fake-transport.js'
import type { FakeTransportOptions } from '../fake-transport/options.js'
import { unasserted } from '../matchers/asserted.js'
import { READING, type Subject } from '../matchers/subject.js'
import type { LiveSubject } from '../recording/live.js'
import { assertNothingElse } from './assert-nothing-else.js'
import { straysText, tellsTestsApart } from './strays.js'

/** Leads from a fake transport to what a runner does with it. */
export const LIVE = Symbol.for('expect-sentry.live')

/** What a runner does to a recording between tests. */
export class LiveRecording implements LiveSubject, Subject {
  readonly options: Required<FakeTransportOptions>
  readonly source: FakeTransportSource
  readonly reading: Reading

  /** Came in while isolated tests ran, and belongs to none of them. */
  readonly #strays = new Set<CapturedEvent>()

  constructor(
    reading: Reading,
    source: FakeTransportSource,
    options: Required<FakeTransportOptions>,
  ) {
    this.reading = reading
    this.source = source
    this.options = options
  }

  get autoReset(): boolean {
    return this.options.autoReset
  }

  get holdsRequests(): boolean {
    return this.source.isConnected && !this.options.allowRequests
  }

  /** Begins a test that gets a recording of its own, at once; this one keeps what belongs to none. */
  startBesideTest(isConcurrent: boolean): void {
    this.source.startFirstTest()
    if (this.autoReset && !isConcurrent) void this.source.reset()
  }

  /** Leads what tells of a test to what it recorded. */
  get [READING](): Reading {
    return this.reading
  }

  fixScopes(): void {
    this.source.startFirstTest()
  }

  async startTest(isConcurrent: boolean): Promise<void> {
    // such a test has begun already: runners set up fixtures before the first hook
    if (!this.autoReset || this.source.isInsideIsolatedTest) return
    this.source.isShared = isConcurrent
    if (!isConcurrent) await this.source.reset()
  }

  async endTest(): Promise<void> {
    if (!this.options.strict || !this.source.isConnected) return
    // it asks for its own recording, and this one has nothing of it
    if (this.source.isInsideIsolatedTest) return
    await assertNothingElse(this.reading)
  }
  keepStrays(events: readonly CapturedEvent[]): void {
    for (const event of events) this.#strays.add(event)
  }

  /**
   * Tells of strays that no `afterAll` has asserted. Where they may well be of a test, because the
   * SDK cannot tell (8 and 9), or where every event has to be asserted, the file fails by them.
   */
  endFile(): void {
    const unseen = new Set<unknown>(unasserted(this.reading))
    // gone with a reset, they can no longer be asserted
    const current = new Set(this.reading.events())
    const strays = [...this.#strays].filter((event) => unseen.has(event) || !current.has(event))
    this.#strays.clear()
    if (strays.length === 0) return
    const text = straysText(strays)
    if (this.options.strict || !tellsTestsApart(this.source.currentClient)) throw new Error(text)
    console.warn(`expect-sentry: ${text}`)
  }
}
