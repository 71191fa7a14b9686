import type { FakeTransport } from 'expect-sentry'
import { expect, vi } from 'vitest'

/** What one major of the SDK says of the same errors. */
export type Answer = readonly [
  tag: 'yes' | 'no' | undefined,
  mechanism: string | undefined,
  unhandled: boolean,
]

/** The calls of it that are asked here; alike in all majors. */
interface Sdk {
  captureException(error: unknown, hint?: { mechanism: { type: string; handled: boolean } }): string
  captureMessage(message: string): string
}

const withCause = () => new TypeError('boom', { cause: new RangeError('too far') })
const group = () => new AggregateError([new RangeError('too far')], 'boom')
const CUSTOM = { mechanism: { type: 'custom', handled: false } }

/** Calls what an SDK listens with: a real crash would fail the run. */
function emit(event: 'uncaughtException' | 'unhandledRejection', ...args: unknown[]): void {
  const own = process
    .rawListeners(event)
    .filter(
      (listener) => Reflect.get(listener, '_errorHandler') || listener.name.startsWith('send'),
    )
  expect(own).toHaveLength(1)
  for (const listener of own) Reflect.apply(listener, process, args)
}

export const CASES = {
  captureException: (sdk) => sdk.captureException(new TypeError('boom')),
  'captureException, with a cause': (sdk) => sdk.captureException(withCause()),
  'handled: false': (sdk) => sdk.captureException(new TypeError('boom'), CUSTOM),
  'handled: false, with a cause': (sdk) => sdk.captureException(withCause(), CUSTOM),
  'handled: false, a group': (sdk) => sdk.captureException(group(), CUSTOM),
  'uncaught, with a cause': () => emit('uncaughtException', withCause()),
  'rejected, with a cause': () => emit('unhandledRejection', withCause(), Promise.resolve()),
  'console.error, with a cause': () => console.error(withCause()),
  captureMessage: (sdk) => sdk.captureMessage('boom'),
} satisfies Record<string, (sdk: Sdk) => unknown>

/** Of captureConsole, with which an SDK reports what is printed. */
export const CONSOLE = { levels: ['error'], handled: false }

/** To be called before an SDK wraps the console: what is printed here is for nobody to read. */
export function quietConsole(): void {
  vi.spyOn(console, 'error').mockImplementation(() => {})
}

export async function answerOf(
  name: keyof typeof CASES,
  sdk: Sdk,
  sentry: FakeTransport,
): Promise<Answer> {
  CASES[name](sdk)
  await expect(sentry).toHaveCapturedEvent({ times: 1 })
  const event = sentry.lastEvent
  if (!event) throw new Error('it was captured')
  if (event.kind === 'exception') {
    // the two matchers follow the flag, not the tag
    if (event.unhandled) await expect(sentry).toHaveCapturedUnhandled()
    else await expect(sentry).toHaveCapturedHandled()
  }
  const { handled, tags, unhandled } = event
  expect(tags.handled).toBe(handled)
  return [handled, tags.mechanism, unhandled]
}
