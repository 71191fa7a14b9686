import { isolate } from '../fake-transport/isolation.js'
import { carriers, isClient } from '../fake-transport/sdk.js'
import { liveSubjects } from '../recording/live.js'
import { Recording, UnsettledError } from '../recording/recording.js'
import { FakeTransport } from './fake-transport-subject.js'
import { LIVE, LiveRecording } from './live-recording.js'
import { straysText } from './strays.js'

/** A test with a recording and a client of its own. */
export interface IsolatedTest {
  readonly sentry: FakeTransport
  /**
   * Waits for what is in flight, then takes the client away.
   *
   * @throws Error when `strict` and something captured was never asserted; for a test that has
   *   failed, when something was captured meanwhile that belongs to no test
   */
  end(hasFailed: boolean): Promise<void>
}

/**
 * Begins an isolated test in the asynchronous context of its caller, at once: a fixture that has
 * awaited something would enter a context that its test does not see.
 *
 * @throws Error when the app has not initialised Sentry yet, or the SDK follows no asynchronous work
 */
export function beginIsolatedTest(isConcurrent: boolean): IsolatedTest {
  const shared = sharedRecording()
  shared.startBesideTest(isConcurrent)
  const root = shared.source.currentClient
  if (!root) throw new Error(NO_INIT)
  const options = { ...shared.options, autoReset: false }
  const sentry = new FakeTransport(options, new IsolatedRecording(shared.reading.recording))
  const isolation = isolate(root, sentry.transport, sentry.dsn)
  const { source } = sentry[LIVE]
  const takeBack = shared.source.lend(isolation.trace_id, source, () => isolation.restore())
  const before = new Set(shared.reading.events())
  isolation.enter()
  return {
    sentry,
    async end(hasFailed) {
      try {
        // an assertion has waited for it in vain already
        if (!source.isStuck) await settle(sentry)
        const strays = shared.reading.events().filter((event) => !before.has(event))
        shared.keepStrays(strays)
        if (!hasFailed) await sentry[LIVE].endTest()
        else if (strays.length > 0) throw new Error(`Beside this test: ${straysText(strays)}`)
      } finally {
        takeBack()
        isolation.end()
      }
    },
  }
}

/** Counts on with the shared recording, so that what comes from there stands in its place. */
class IsolatedRecording extends Recording {
  readonly #shared: Recording

  constructor(shared: Recording) {
    super()
    this.#shared = shared
  }

  override nextSequence(): number {
    return this.#shared.nextSequence()
  }
}

/** Without an assertion, it is no matter of the test that something is stuck. */
async function settle(sentry: FakeTransport): Promise<void> {
  try {
    await sentry.settled()
  } catch (error) {
    if (!(error instanceof UnsettledError)) throw error
  }
}

const NO_INIT =
  'A test with a recording of its own clones the client of the app, and there is none: call ' +
  'Sentry.init() before the tests of the file, at its top or in beforeAll.'

/** Attached to the app's client, where the app was initialised without a fake transport. */
const attached = new WeakMap<object, FakeTransport>()

function sharedRecording(): LiveRecording {
  const live = liveSubjects().find(
    (subject) => subject instanceof LiveRecording && subject.source.currentClient !== undefined,
  )
  if (live instanceof LiveRecording) return live
  const client = carriers()
    .map(({ currentScope }) => currentScope?.getClient())
    .find(isClient)
  if (!client) throw new Error(NO_INIT)
  const sentry = attached.get(client) ?? new FakeTransport({})
  attached.set(client, sentry)
  sentry.attach(client)
  return sentry[LIVE]
}
