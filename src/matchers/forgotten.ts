/** An assertion of which it is not known yet whether anybody awaits it. */
export interface Assertion {
  /** As it is written, `expect(sentry).toHaveCapturedHandled(TypeError)`: made when it is asked for. */
  readonly call: () => string
  /** The running test, where the runner tells it. */
  readonly task?: unknown
  /** What it is about, where no runner tells whose it is. */
  readonly subject?: unknown
  /** Made at the call, so that its stack names the line. */
  readonly calledAt: Error
  /** Ends with undefined when it would have passed, else with why it failed. */
  outcome: Promise<unknown>
}

/** Those that nobody has awaited so far. */
export const waiting = new Set<Assertion>()

/** What to say of one that nobody has awaited. */
export function forgottenText(assertion: Assertion, outcome: string): string {
  const call = assertion.call()
  return (
    `${call} was not awaited, so its test could not fail by it. Write:\n\n` +
    `    await ${call}\n\n${outcome}`
  )
}

export function outcomeText(outcome: unknown): string {
  return outcome instanceof Error
    ? `Awaited, it would have failed with:\n\n${outcome.message}`
    : 'Awaited, it would have passed this time.'
}

/** A promise of our own loses V8's asynchronous stack: the line of the call is put back. */
export function relocated(error: Error, calledAt: Error, leftOut?: RegExp): Error {
  error.stack = `${error.name}: ${error.message}\n${framesOf(calledAt, leftOut)}`
  return error
}

/** The same promise, whose failure has the line of the call. */
export function located<Value>(
  promise: Promise<Value>,
  calledAt: Error,
  leftOut?: RegExp,
): Promise<Value> {
  return promise.catch((error: unknown) => {
    throw error instanceof Error ? relocated(error, calledAt, leftOut) : error
  })
}

/** Ends with undefined when it is fulfilled, else with why it is not. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

export function framesOf({ stack = '' }: Error, leftOut?: RegExp): string {
  const frames = stack.slice(stack.indexOf('\n    at ') + 1).split('\n')
  return frames.filter((frame) => !leftOut?.test(frame)).join('\n')
}

/** Else a failure that nobody awaits is captured by the SDK, as an event of the app. */
export function keepQuiet(promise: Promise<unknown>): void {
  promise.catch(() => {})
}
