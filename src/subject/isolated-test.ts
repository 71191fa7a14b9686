import { isolate } from '../fake-transport/isolation.js'
import { carriers, isClient } from '../fake-transport/sdk.js'
import { READING } from '../matchers/subject.js'
import { liveSubjects } from '../recording/live.js'
import { FakeTransport } from './fake-transport-subject.js'
import { LIVE, LiveRecording } from './live-recording.js'

/** A test with a recording and a client of its own. */
export interface IsolatedTest {
  readonly sentry: FakeTransport
  /** Waits for what is in flight, then takes the client away. */
  end(): Promise<void>
}

/**
 * Begins an isolated test in the asynchronous context of its caller, at once: a fixture that has
 * awaited something would enter a context that its test does not see.
 *
 * @throws Error when the app has not initialised Sentry yet, or the SDK follows no asynchronous work
 */
export function startIsolatedTest(): IsolatedTest {
  const shared = sharedRecording()
  const { source: lender, strict } = shared
  const root = lender.currentClient
  if (!root) throw new Error(NO_INIT)
  const sentry = new FakeTransport({ autoReset: false, strict }, false)
  const isolation = isolate(root, sentry.transport, sentry.dsn)
  const { source } = sentry[LIVE]
  const takeBack = lender.lend(isolation.trace_id, sentry[READING].recording, source)
  isolation.enter()
  return {
    sentry,
    async end() {
      try {
        await sentry.settled()
        await sentry[LIVE].endTest()
      } finally {
        takeBack()
        isolation.end()
      }
    },
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
