/** A predicate may throw on an item that it was not written for. */
export function safely<Result>(run: () => Result, otherwise: Result): Result {
  try {
    return run()
  } catch {
    return otherwise
  }
}
