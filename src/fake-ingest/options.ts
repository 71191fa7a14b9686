import { checkMilliseconds, checkNames, checkSwitches } from '../recording/check-options.js'

/** Settings of {@link createFakeIngest}. */
export interface FakeIngestOptions {
  /** The port to listen on, for a program or page whose DSN cannot be chosen. Default: a free one. */
  port?: number
  /** Whether a runner's setup file resets this recording before each test. Default: true. */
  autoReset?: boolean
  /** Fail each test that leaves a captured event unasserted. Default: false. */
  strict?: boolean
  /**
   * How long an assertion waits for a match while somebody may still send, and for what is in
   * flight, in milliseconds of real time. Default: 3000.
   */
  settleTimeout?: number
  /**
   * How long nothing may arrive, while somebody may still send, before an assertion believes that
   * nothing will, in milliseconds of real time. Default: 250.
   */
  quietTime?: number
}

const DEFAULT_SETTLE_TIMEOUT = 3_000
const DEFAULT_QUIET_TIME = 250

const LAST_PORT = 65_535

const NAMES = {
  of: 'createFakeIngest',
  known: ['port', 'autoReset', 'strict', 'settleTimeout', 'quietTime'],
}

/** @throws TypeError that names what is wrong */
export function checkOptions(options: FakeIngestOptions): Required<FakeIngestOptions> {
  checkNames(options, NAMES)
  const { port = 0, autoReset = true, strict = false } = options
  const { settleTimeout = DEFAULT_SETTLE_TIMEOUT, quietTime = DEFAULT_QUIET_TIME } = options
  if (!(Number.isInteger(port) && port >= 0 && port <= LAST_PORT)) {
    throw new TypeError(
      `port is a whole number from 0 (any that is free) to ${LAST_PORT}, not ${port}`,
    )
  }
  checkMilliseconds({ settleTimeout, quietTime })
  checkSwitches({ autoReset, strict })
  return { port, autoReset, strict, settleTimeout, quietTime }
}
