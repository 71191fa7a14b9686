import * as Sentry from '@sentry/react'
import { createFakeTransport } from 'expect-sentry'
import { createElement, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type RootOptions } from 'react-dom/client'
import { beforeEach, expect, test, vi } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

// SDK 8 to 10 put the mechanism on the cause that the SDK itself appends, so the tag reads "yes"
const tagOfUnhandled = Number.parseInt(Sentry.SDK_VERSION, 10) < 11 ? 'yes' : 'no'

beforeEach(() => {
  // React prints what it catches
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

class RenderError extends Error {
  override name = 'RenderError'
}

function Broken(): ReactNode {
  throw new RenderError('no price')
}

function render(node: ReactNode, options?: RootOptions): HTMLElement {
  const container = document.createElement('div')
  const root = createRoot(container, options)
  flushSync(() => root.render(node))
  return container
}

test('ErrorBoundary with a fallback: handled', async () => {
  const fallback = createElement('p', null, 'sorry')
  const page = render(createElement(Sentry.ErrorBoundary, { fallback }, createElement(Broken)))

  expect(page.textContent).toBe('sorry')
  await expect(sentry).toHaveCapturedHandled(RenderError, {
    handled: 'yes',
    // the SDK appends the stack of components as a cause
    causes: [{ type: 'React ErrorBoundary RenderError' }],
    times: 1,
  })
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('ErrorBoundary without a fallback: unhandled', async () => {
  render(createElement(Sentry.ErrorBoundary, {}, createElement(Broken)))

  await expect(sentry).toHaveCapturedUnhandled(RenderError, { handled: tagOfUnhandled, times: 1 })
  await expect(sentry).not.toHaveCapturedHandled()
})

test('ErrorBoundary with a fallback and handled={false}: unhandled', async () => {
  const props = { fallback: createElement('p', null, 'sorry'), handled: false }
  render(createElement(Sentry.ErrorBoundary, props, createElement(Broken)))

  await expect(sentry).toHaveCapturedUnhandled(RenderError, { handled: tagOfUnhandled, times: 1 })
})

test('reactErrorHandler: unhandled', async () => {
  render(createElement(Broken), { onUncaughtError: Sentry.reactErrorHandler() })

  await expect(sentry).toHaveCapturedUnhandled(RenderError, { handled: tagOfUnhandled, times: 1 })
  await expect(sentry).not.toHaveCapturedHandled()
})

test('reactErrorHandler with a callback of the app: handled', async () => {
  render(createElement(Broken), { onUncaughtError: Sentry.reactErrorHandler(() => {}) })

  await expect(sentry).toHaveCapturedHandled(RenderError, { handled: 'yes', times: 1 })
  await expect(sentry).not.toHaveCapturedUnhandled()
})
