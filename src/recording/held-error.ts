/** The original value of a capture, held strongly at first and weakly once many came after it. */
export class HeldError {
  /** Outlives the error: by it a class is recognised even when the error is gone. */
  readonly prototype: object | null
  #held: unknown
  #isWeak = false

  constructor(error: unknown) {
    this.#held = error
    this.prototype = isObject(error) ? Reflect.getPrototypeOf(error) : null
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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
