import { shared } from '../recording/live.js'
import { nextTask } from '../recording/real-time.js'
import {
  type Assertion,
  failureOf,
  forgottenText,
  keepQuiet,
  located,
  outcomeText,
  relocated,
  waiting,
} from './forgotten.js'

/** How a runner treats the promise that a matcher returns. */
export interface GuardOptions {
  /** How many methods of a promise it calls, one on the result of another, before a test gets it. */
  readonly callsOfRunner?: number
  /** Whether behind `.resolves` and `.rejects` it calls none: the promise is adopted as it is. */
  readonly adoptsBehindPromise?: boolean
  /**
   * Whether an assertion that is still being judged when its test ends counts as forgotten,
   * whoever waits for it: behind `.resolves` and `.poll` that may be the runner alone. Needs a
   * runner that runs one test at a time, or tells whose an assertion is.
   */
  readonly isUnfinishedForgotten?: boolean
  /** Lines of a stack that are the runner's own, which it does not leave out itself. */
  readonly framesOfRunner?: RegExp
  /** What to say when the hooks of the door do not run, and how to have them run. */
  readonly unguarded?: string
}

const unfinished = new Set<Assertion>()
let isActive = false
let isGuarding = false
let callsOfRunner = 1
let adoptsBehindPromise = false
let isUnfinishedForgotten = false
let framesOfRunner: RegExp | undefined
let unguarded = ''

/** Called once by a runner that asks `unawaited()` after each test. */
export function activateGuard(options: GuardOptions = {}): void {
  isActive = true
  callsOfRunner = options.callsOfRunner ?? 1
  adoptsBehindPromise = options.adoptsBehindPromise ?? false
  isUnfinishedForgotten = options.isUnfinishedForgotten ?? false
  framesOfRunner = options.framesOfRunner
  unguarded = options.unguarded ?? ''
}

/** Whether somebody asks {@link unawaited} after each test. */
export function isGuardActive(): boolean {
  return isActive
}

/**
 * Called by its hooks, when those of a test file begin and end. With `isolate: false`, a setup file
 * that imports the door runs it for the first test file of a worker alone: the others would go
 * unguarded, and nobody would know.
 */
export function guardFile(isInFile: boolean): void {
  isGuarding = isInFile
}

export interface GuardedCall {
  readonly call: () => string
  readonly task: unknown
  readonly isNot: boolean
  readonly isSoft: boolean
  readonly isBehindPromise: boolean
  readonly calledAt: Error
}

/** What a runner makes of it: a failure, or nothing. */
interface Judged {
  readonly pass: boolean
  readonly message: () => string
}

/**
 * A matcher's result that knows whether it is awaited, and fails with the line of its call. A runner
 * does not know: where the SDK listens for unhandled rejections (its default), Vitest 3 to 5 exit 0
 * although an assertion failed after its test.
 *
 * Vitest and Jest call `.then` of a matcher's result exactly once and hand out what that returns,
 * so what we return from there can tell whether the test awaited it.
 */
export function guarded<Result extends Judged>(
  call: GuardedCall,
  result: Promise<Result>,
): Promise<Result> {
  // Bun, for one, takes nothing but a plain promise, and waits for that by itself
  if (!isActive) return result
  const outcome = result.then(
    ({ pass, message }) => (pass === call.isNot ? new Error(message()) : undefined),
    (error: unknown) => error,
  )
  const assertion: Assertion = { ...call, outcome }
  if (!isGuarding) {
    keepQuiet(result)
    // at once, not through the promise: nobody would see that without an await
    throw relocated(new Error(`${call.call()}\n\n${unguarded}`), call.calledAt, framesOfRunner)
  }
  waiting.add(assertion)
  unfinished.add(assertion)
  void outcome.then(() => unfinished.delete(assertion))
  if (call.isBehindPromise && adoptsBehindPromise) return awaitable(result, assertion)
  return handedOut(result, (judged) => {
    const handed = located(judged, call.calledAt, framesOfRunner)
    assertion.outcome = failureOf(handed)
    // expect.soft calls .then once more before it hands the promise out
    return afterCalls(callsOfRunner - 1 + (call.isSoft ? 1 : 0), handed, assertion)
  })
}

/**
 * What a test waits for without its runner: the promise goes straight to it. Of tests that run at the
 * same time nobody can tell whose it is, and a test may well wait for it only at its end.
 */
export function guardedWait<Value>(
  { call, calledAt }: Pick<Assertion, 'call' | 'calledAt'>,
  result: Promise<Value>,
): Promise<Value> {
  if (!isActive || !isGuarding || shared().concurrentTests > 0) return result
  const waited = located(result, calledAt, framesOfRunner)
  const assertion: Assertion = { call, calledAt, outcome: failureOf(waited) }
  waiting.add(assertion)
  return awaitable(waited, assertion)
}

function afterCalls(count: number, promise: Promise<unknown>, assertion: Assertion): unknown {
  return count === 0
    ? awaitable(promise, assertion)
    : handedOut(promise, (next) => afterCalls(count - 1, next, assertion))
}

/** Whoever calls a method of this is the runner; the test gets what `hand` makes of its result. */
function handedOut<Value>(
  promise: Promise<Value>,
  hand: (next: Promise<unknown>) => unknown,
): Promise<Value> {
  keepQuiet(promise)
  return overridden(promise, (name, args) => {
    const next: unknown = Reflect.apply(Reflect.get(promise, name), promise, args)
    return next instanceof Promise ? hand(next) : next
  })
}

/** Any of the three methods means that somebody looks at the outcome. */
function awaitable<Value>(promise: Promise<Value>, assertion: Assertion): Promise<Value> {
  keepQuiet(promise)
  return overridden(promise, (name, args) => {
    waiting.delete(assertion)
    return Reflect.apply(Reflect.get(promise, name), promise, args)
  })
}

type Method = 'then' | 'catch' | 'finally'

/** The same promise to whoever tests it with `instanceof`, with its methods observed. */
function overridden<Value>(
  promise: Promise<Value>,
  call: (name: Method, args: unknown[]) => unknown,
): Promise<Value> {
  return new Proxy(promise, {
    get(target, key) {
      if (key === 'then' || key === 'catch' || key === 'finally') {
        return (...args: unknown[]) => call(key, args)
      }
      return Reflect.get(target, key, target)
    },
  })
}

/**
 * What was never awaited by now, as an error with the line of the call; undefined when all was.
 *
 * @param task leaves out what is known to belong to another test, which may await it yet
 */
export async function unawaited(task?: unknown): Promise<Error | undefined> {
  const before = [...waiting]
  const late = new Set(isUnfinishedForgotten ? unfinished : [])
  if (before.length + late.size === 0) return undefined
  // an assertion that a concurrent test has made just now is awaited in a moment
  await nextTask()
  const forgotten = [...new Set([...before, ...late])].filter(
    (assertion) =>
      (waiting.has(assertion) || late.has(assertion)) &&
      (!task || !assertion.task || assertion.task === task),
  )
  const errors = await Promise.all(forgotten.map(takeForgotten))
  return errors[0]
}

async function takeForgotten(assertion: Assertion): Promise<Error> {
  waiting.delete(assertion)
  unfinished.delete(assertion)
  const text = forgottenText(assertion, outcomeText(await assertion.outcome))
  return relocated(new Error(text), assertion.calledAt, framesOfRunner)
}
