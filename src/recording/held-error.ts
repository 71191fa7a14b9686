import { isError, kindOf } from './kind-of.js'

/** The original value of a capture, held strongly at first and weakly once many came after it. */
export class HeldError {
  /** Outlives the error: by it a class is recognised even when the error is gone. */
  readonly prototype: object | null
  /** Of the error that the SDK reports in place of a captured object. */
  readonly insidePrototype: object | null
  #held: unknown
  #isWeak = false

  constructor(error: unknown) {
    this.#held = error
    this.prototype = prototypeOf(error)
    this.insidePrototype = isError(error) ? null : prototypeOf(errorInside(error))
  }

  loosen(): void {
    if (!isObject(this.#held) || this.#isWeak) return
    this.#held = new WeakRef(this.#held)
    this.#isWeak = true
  }

  /** Nobody else held it, and it was collected. */
  get isGone(): boolean {
    return this.#isWeak && this.deref() === undefined
  }

  deref(): unknown {
    return this.#isWeak && this.#held instanceof WeakRef ? this.#held.deref() : this.#held
  }
}

/**
 * An object that is no error is reported as the first error that stands in it, an `ErrorEvent` as its
 * `error` (SDK 8 to 11, `eventbuilder.ts`).
 */
function errorInside(captured: unknown): unknown {
  if (!isObject(captured)) return undefined
  const kind = kindOf(captured)
  try {
    if (kind === 'ErrorEvent') return Reflect.get(captured, 'error')
    return kind === 'Object' ? Object.values(captured).find(isError) : undefined
  } catch {
    // a getter of the app's; what the SDK does about it is its own matter
    return undefined
  }
}

function prototypeOf(value: unknown): object | null {
  return isObject(value) ? Reflect.getPrototypeOf(value) : null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
