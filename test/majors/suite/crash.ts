/** Lets the SDK's own global handler see an uncaught error, as the process or the page would. */
export function throwUncaught(error: Error): void {
  if (typeof window === 'undefined') {
    const listeners = process.listeners('uncaughtException')
    call(
      // the mark by which SDKs know their own listener
      listeners.find((listener) => '_errorHandler' in listener),
      process,
      [error],
    )
  } else {
    window.onerror?.(error.message, 'https://shop.example/app.js', 1, 1, error)
  }
}

/** The same for a rejected promise. */
export function rejectUnhandled(reason: Error): void {
  if (typeof window === 'undefined') {
    const listeners = process.listeners('unhandledRejection')
    call(
      listeners.find(({ name }) => name === 'sendUnhandledPromise'),
      process,
      [reason, Promise.resolve()],
    )
  } else {
    call(Reflect.get(window, 'onunhandledrejection'), window, [{ reason }])
  }
}

/** Its own listener and no event: the runner listens too, and would fail the test. */
function call(listener: unknown, target: object, args: readonly unknown[]): void {
  if (typeof listener !== 'function') throw new Error('the SDK does not listen')
  Reflect.apply(listener, target, args)
}
