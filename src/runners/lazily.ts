/**
 * A function that is made when it is first used. Most test files never use what a setup file leads
 * to, and making a `test` of Vitest's takes a millisecond of each of them.
 */
export function lazily<Made extends (...args: never) => unknown>(make: () => Made): Made
export function lazily(make: () => (...args: unknown[]) => unknown): object {
  let made: ReturnType<typeof make> | undefined
  const madeNow = () => {
    made ??= make()
    return made
  }
  // before a function that has nothing of its own: what is fixed in the one behind a Proxy, the
  // Proxy cannot give another value (`test.fn` of Vitest 4)
  return new Proxy(() => {}, {
    apply: (_nothing, self, args) => Reflect.apply(madeNow(), self, args),
    get: (_nothing, key) => Reflect.get(madeNow(), key),
    has: (_nothing, key) => Reflect.has(madeNow(), key),
  })
}
