// @vitest-environment happy-dom
import * as Sentry from '@sentry/react'
import { createFakeTransport } from 'expect-sentry'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type RootOptions } from 'react-dom/client'
import { expect, test } from 'vitest'

/** What SDK 11 says of an error in a component; it adds a cause, the stack of components. */
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

function Cart(): ReactNode {
  throw new TypeError('the cart has no prices')
}

/** Renders at once: what a component throws is caught and reported when this returns. */
function show(page: ReactNode, options: RootOptions = {}): void {
  const root = createRoot(document.createElement('div'), { onCaughtError() {}, ...options })
  flushSync(() => root.render(page))
}

/** React's own type leaves the stack of components out where the SDK's says null. */
function handler(callback?: () => void): RootOptions['onUncaughtError'] {
  const report = Sentry.reactErrorHandler(callback)
  return (error, { componentStack = null }) => report(error, { componentStack })
}

const fallback = <p>Something broke.</p>
const BOUNDARY = 'auto.function.react.error_boundary'

test('a boundary with a fallback', async () => {
  show(
    <Sentry.ErrorBoundary fallback={fallback}>
      <Cart />
    </Sentry.ErrorBoundary>,
  )
  await expect(sentry).toHaveCapturedHandled(TypeError, {
    tags: { handled: 'yes', mechanism: BOUNDARY },
    causes: [{ type: 'React ErrorBoundary TypeError' }],
    times: 1,
  })
})

test('a boundary without one', async () => {
  show(
    <Sentry.ErrorBoundary>
      <Cart />
    </Sentry.ErrorBoundary>,
  )
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: BOUNDARY },
    times: 1,
  })
})

test('a boundary with a fallback, told that it handles nothing', async () => {
  show(
    <Sentry.ErrorBoundary fallback={fallback} handled={false}>
      <Cart />
    </Sentry.ErrorBoundary>,
  )
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: BOUNDARY },
    times: 1,
  })
})

test('the error handler of a root, with something to do of its own or without', async () => {
  show(<Cart />, { onUncaughtError: handler() })
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: 'auto.function.react.error_handler' },
    times: 1,
  })
  show(<Cart />, { onUncaughtError: handler(() => {}) })
  await expect(sentry).toHaveCapturedHandled(TypeError, {
    tags: { handled: 'yes', mechanism: 'auto.function.react.error_handler' },
    times: 1,
  })
})
