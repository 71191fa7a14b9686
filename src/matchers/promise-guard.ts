import { nextTask } from '../recording/real-time.js'
import { tellAtExit } from './at-exit.js'
import { isGuardActive } from './await-guard.js'
import {
  type Assertion,
  failureOf,
  forgottenText,
  framesOf,
  keepQuiet,
  located,
  outcomeText,
  relocated,
  waiting,
} from './forgotten.js'

/** Of Node and of packages: they lead from a test to its runner. */
const FRAMES_OF_OTHERS = /node:|[\\/]node_modules[\\/]/

/** How those ended that nobody has awaited so far, which a process that ends cannot wait for. */
const ended = new WeakMap<Assertion, string>()

/**
 * An assertion outside any runner: its promise goes straight to the test. Whether that awaits it is
 * known to `unawaited()`, where a door asks; else the next reset of the same recording tells, or the
 * process at its end.
 */
export function guardedPromise(
  { call, calledAt, subject }: Pick<Assertion, 'call' | 'calledAt' | 'subject'>,
  judged: Promise<void>,
): Promise<void> {
  const told = located(judged, calledAt)
  const outcome = failureOf(told)
  const assertion: Assertion = { call, calledAt, subject, outcome }
  void outcome.then((error) => ended.set(assertion, outcomeText(error)))
  waiting.add(assertion)
  if (!isGuardActive()) tellAtExit(takeForgotten)
  return watched(told, () => waiting.delete(assertion))
}

/**
 * Asked when a recording is about to be reset, since the test that used it is over then: one error
 * for all assertions on it that nobody awaited, with the line of the first. Undefined at once where
 * there is none.
 */
export function unawaitedOn(subject: object): Promise<Error | undefined> | undefined {
  const before = [...waiting].filter((assertion) => assertion.subject === subject)
  return before.length > 0 ? takeUnawaited(before) : undefined
}

async function takeUnawaited(before: readonly Assertion[]): Promise<Error | undefined> {
  // an assertion that another test has made just now is awaited in a moment
  await nextTask()
  const forgotten = before.filter((assertion) => waiting.delete(assertion))
  const texts = await Promise.all(
    forgotten.map(async (one) => forgottenText(one, outcomeText(await one.outcome))),
  )
  const [first] = forgotten
  return first && relocated(new Error(texts.join('\n\n')), first.calledAt, FRAMES_OF_OTHERS)
}

/** All that are left, at once: the process ends. */
function takeForgotten(): string[] {
  const forgotten = [...waiting].filter((assertion) => 'subject' in assertion)
  for (const assertion of forgotten) waiting.delete(assertion)
  return forgotten.map((assertion) => {
    const text = forgottenText(assertion, ended.get(assertion) ?? UNFINISHED)
    return `${text}\n${framesOf(assertion.calledAt, FRAMES_OF_OTHERS)}`
  })
}

const UNFINISHED = 'The process ended before it was known whether it passes.'

const listeners = new WeakMap<object, () => void>()

/**
 * A promise that tells when somebody asks for its outcome. Whoever does reads its `constructor`
 * first: `await` and `Promise.all` (PromiseResolve), `then` and what is built on it
 * (SpeciesConstructor of ECMA-262). An own `then` would not do: node:test calls the one of
 * `Promise.prototype` on what a test returns.
 */
class WatchedPromise<Value> extends Promise<Value> {}

Object.defineProperty(WatchedPromise.prototype, 'constructor', {
  get(this: object) {
    listeners.get(this)?.()
    return Promise
  },
})

function watched<Value>(promise: Promise<Value>, onAsked: () => void): Promise<Value> {
  const own = new WatchedPromise<Value>((resolve) => resolve(promise))
  // asks too, and so has to come before anybody listens
  keepQuiet(own)
  listeners.set(own, onAsked)
  return own
}
