import type { Reading } from '../captured/reading.js'
import type { FakeTransportSource } from '../fake-transport/fake-transport.js'
import type { FakeTransportOptions } from '../fake-transport/options.js'
import type { LiveSubject } from '../recording/live.js'
import { assertNothingElse } from './assert-nothing-else.js'

/** Leads from a fake transport to what a runner does with it. */
export const LIVE = Symbol.for('expect-sentry.live')

/** What a runner does to a recording between tests. */
export class LiveRecording implements LiveSubject {
  readonly options: Required<FakeTransportOptions>
  readonly source: FakeTransportSource
  readonly reading: Reading

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

  /** Begins a test that gets a recording of its own, at once; this one keeps what belongs to none. */
  startBesideTest(isConcurrent: boolean): void {
    this.source.startFirstTest()
    if (this.autoReset && !isConcurrent) void this.source.reset()
  }

  async startTest(isConcurrent: boolean): Promise<void> {
    this.source.startFirstTest()
    // such a test has begun already: runners set up fixtures before the first hook
    if (!this.autoReset || this.source.isInsideIsolatedTest) return
    this.source.isShared = isConcurrent
    if (!isConcurrent) await this.source.reset()
  }

  async endTest(): Promise<void> {
    if (!this.options.strict || !this.source.isConnected) return
    await assertNothingElse(this.reading)
  }
}
