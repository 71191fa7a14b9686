/** The original value of a capture, held strongly at first and weakly once many came after it. */
export class HeldError {
  /** Outlives the error: by it a class is recognised even when the error is gone. */
  readonly prototype: object | null
  #strong: unknown
  #weak: WeakRef<object> | undefined

  constructor(error: unknown) {
    this.#strong = error
    this.prototype = isObject(error) ? Reflect.getPrototypeOf(error) : null
  }

  loosen(): void {
    if (!isObject(this.#strong)) return
    this.#weak = new WeakRef(this.#strong)
    this.#strong = undefined
  }

  deref(): unknown {
    return this.#strong ?? this.#weak?.deref()
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
