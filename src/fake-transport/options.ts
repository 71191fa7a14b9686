import type { Options } from '@sentry/core'
import { checkMilliseconds, checkNames, checkSwitches } from '../recording/check-options.js'

/** Settings of {@link createFakeTransport}. */
export interface FakeTransportOptions {
  /** The DSN to use when the app gives none. Nothing is ever sent to it. */
  dsn?: string
  /** Whether a runner's setup file resets this recording before each test. Default: true. */
  autoReset?: boolean
  /** Fail each test that leaves a captured event unasserted. Default: false. */
  strict?: boolean
  /** How long an assertion waits for what is in flight, in milliseconds of real time. Default: 2000. */
  settleTimeout?: number
  /**
   * Let requests to a real Sentry go. Without it, and with the setup file of a runner, a request that
   * heads for one while this transport is connected is held back and fails its test. Default: false.
   */
  allowRequests?: boolean
}

/** No such project exists: `.invalid` never resolves (RFC 2606). */
const DEFAULT_DSN = 'https://expectsentry@expect-sentry.invalid/1'
const DEFAULT_SETTLE_TIMEOUT = 2_000

/** As the SDK takes them apart (`dsn.ts`); of any other it makes no transport at all. */
const DSN = /^https?:\/\/\w+(?::\w*)?@(?:\[[:.%\w]+\]|[\w.-]+)(?::\d+)?\/(?:.+\/)?\d+$/

const NAMES = {
  of: 'createFakeTransport',
  known: ['dsn', 'autoReset', 'strict', 'settleTimeout', 'allowRequests'],
  elsewhere: " The SDK's own options go to sentry.instrument(options).",
}

/** @throws TypeError that names what is wrong */
export function checkOptions(options: FakeTransportOptions): Required<FakeTransportOptions> {
  checkNames(options, NAMES)
  const { settleTimeout = DEFAULT_SETTLE_TIMEOUT } = options
  checkMilliseconds({ settleTimeout })
  const { autoReset = true, strict = false, allowRequests = false } = options
  checkSwitches({ autoReset, strict, allowRequests })
  // an empty one is none, as it is to the SDK
  const dsn = options.dsn === '' ? DEFAULT_DSN : (options.dsn ?? DEFAULT_DSN)
  if (!(typeof dsn === 'string' && DSN.test(dsn))) {
    throw new TypeError(
      `dsn is a Sentry DSN such as "https://key@example.invalid/1", not ${JSON.stringify(dsn)}`,
    )
  }
  return { dsn, autoReset, strict, allowRequests, settleTimeout }
}

/** What any of the SDKs takes for `Sentry.init`. */
export type SdkInitOptions = Partial<Options>

/** What `instrument` adds to the app's own options. */
export interface InstrumentedOptions {
  dsn: string
  spotlight: false
  transport: (options: unknown) => SdkTransport
  transportOptions: { bufferSize: number }
}

/** A transport as `Sentry.init` takes it, in SDK 8 to 11. */
export interface SdkTransport {
  send(envelope: unknown): Promise<{ statusCode?: number }>
  flush(timeout?: number): Promise<boolean>
}

/** Captures in one tick beyond the SDK's own 64 are dropped as `queue_overflow` (SDK 10 and 11). */
export const BUFFER_SIZE = 100_000
