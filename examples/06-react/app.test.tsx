// @vitest-environment happy-dom
import './instrument.js'
import * as Sentry from '@sentry/react'
import { createFakeTransport } from 'expect-sentry'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { beforeEach, expect, test } from 'vitest'
import { Cart, createShop, Shop } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

beforeEach(() => {
  document.body.innerHTML = '<div></div>'
})

/** Renders at once: what a component throws is caught and reported when this returns. */
function show(page: ReactNode): void {
  const shop = createShop(document.body.children[0] ?? document.body)
  flushSync(() => shop.render(page))
}

test('a full cart reports nothing', async () => {
  show(<Shop prices={[12, 30]} />)

  expect(document.body.textContent).toBe('Mugs42 EUR')
  await expect(sentry).toHaveCapturedNothing()
})

test('a boundary with a fallback reports a handled error', async () => {
  show(<Shop prices={undefined} />)

  expect(document.body.textContent).toBe('MugsSomething broke. Tell us')
  await expect(sentry).toHaveCapturedHandled(TypeError, {
    value: 'the cart has no prices',
    tags: { handled: 'yes', mechanism: 'auto.function.react.error_boundary', widget: 'cart' },
    causes: [{ type: 'React ErrorBoundary TypeError' }],
    times: 1,
  })
})

test('without a boundary the page is gone, and the error is unhandled', async () => {
  show(<Cart prices={undefined} />)

  expect(document.body.textContent).toBe('')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: 'auto.function.react.error_handler' },
    times: 1,
  })
  await expect(sentry).toHaveCapturedSession('unhandled')
})

test('what the visitor says leads to the error', async () => {
  show(<Shop prices={undefined} />)
  document.querySelector('button')?.click()

  await expect(sentry).toHaveCapturedFeedback('I clicked on my cart', {
    associated_event_id: sentry.lastEvent?.event_id,
  })
})
