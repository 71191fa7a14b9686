import * as Sentry from '@sentry/react'
import { createRoot } from 'react-dom/client'

Sentry.init({
  dsn: new URLSearchParams(location.search).get('dsn') ?? FIXED_DSN,
  release: 'shop@1.4.0',
})

const withFallback = new URLSearchParams(location.search).has('fallback')

function Cart(): never {
  throw new TypeError('the cart has no items')
}

const root = document.createElement('main')
document.body.append(root)
createRoot(root, { onUncaughtError: () => {} }).render(
  withFallback ? (
    <Sentry.ErrorBoundary fallback={<p>Sorry.</p>}>
      <Cart />
    </Sentry.ErrorBoundary>
  ) : (
    <Sentry.ErrorBoundary>
      <Cart />
    </Sentry.ErrorBoundary>
  ),
)

declare const FIXED_DSN: string
