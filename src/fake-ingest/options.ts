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

const KNOWN = ['port', 'autoReset', 'strict', 'settleTimeout', 'quietTime']

/** @throws TypeError that names what is wrong */
export function checkOptions(options: FakeIngestOptions): Required<FakeIngestOptions> {
  for (const key of Object.keys(options)) {
    if (!KNOWN.includes(key)) {
      throw new TypeError(
        `createFakeIngest() has no option "${key}"; it takes ${KNOWN.join(', ')}.`,
      )
    }
  }
  const {
    port = 0,
    settleTimeout = DEFAULT_SETTLE_TIMEOUT,
    quietTime = DEFAULT_QUIET_TIME,
  } = options
  for (const [name, value] of Object.entries({ settleTimeout, quietTime })) {
    if (!(typeof value === 'number' && value > 0)) {
      throw new TypeError(`${name} is a number of milliseconds above 0, not ${value}`)
    }
  }
  return {
    port,
    autoReset: options.autoReset ?? true,
    strict: options.strict ?? false,
    settleTimeout,
    quietTime,
  }
}
