import * as Sentry from '@sentry/react'
import { createRoot, type Root } from 'react-dom/client'

/** Shows the shop in an element of the page, and has Sentry told of what no boundary catches. */
export function createShop(element: Element): Root {
  return createRoot(element, {
    onUncaughtError: Sentry.reactErrorHandler(),
    // a boundary reports what it catches: React need not print it too
    onCaughtError: () => {},
  })
}

/** A page whose cart may break without taking the rest with it. */
export function Shop({ prices }: { prices: readonly number[] | undefined }) {
  return (
    <main>
      <h1>Mugs</h1>
      <Sentry.ErrorBoundary
        fallback={({ eventId }) => <Apology eventId={eventId} />}
        beforeCapture={(scope) => scope.setTag('widget', 'cart')}
      >
        <Cart prices={prices} />
      </Sentry.ErrorBoundary>
    </main>
  )
}

/** The bug: while the cart loads there are no prices. */
export function Cart({ prices }: { prices: readonly number[] | undefined }) {
  if (!prices) throw new TypeError('the cart has no prices')
  return <output>{prices.reduce((sum, price) => sum + price, 0)} EUR</output>
}

/** Stands where the cart would, and asks what happened. */
function Apology({ eventId }: { eventId: string }) {
  const tell = () =>
    Sentry.captureFeedback({ message: 'I clicked on my cart', associatedEventId: eventId })
  return (
    <p>
      Something broke.{' '}
      <button type="button" onClick={tell}>
        Tell us
      </button>
    </p>
  )
}
