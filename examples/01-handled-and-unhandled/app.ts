import * as Sentry from '@sentry/node'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'

/** The bank said no. */
export class PaymentError extends Error {
  override readonly name = 'PaymentError'
}

/** A small shop with three ways to end up in Sentry. Every answer shows the `event_id`. */
export function createApp(): Express {
  const app = express()

  app.get('/', (_request, response) => {
    response.json({ status: 'open' })
  })

  // the app catches the error itself and reports it: handled
  app.get('/handled', (_request, response) => {
    try {
      charge(12.5)
    } catch (error) {
      const event_id = Sentry.captureException(error, { tags: { gateway: 'stripe' } })
      response.status(402).json({ error: 'the payment was declined', event_id })
    }
  })

  // nothing is broken, yet somebody should know: a message
  app.get('/message', (_request, response) => {
    const event_id = Sentry.captureMessage('mugs are running low', {
      level: 'warning',
      tags: { sku: 'mug-01' },
    })
    response.json({ status: 'ordered', event_id })
  })

  // a bug that nobody catches: the SDK reports it as unhandled, with no code here
  app.get('/unhandled', (_request, response) => {
    Sentry.setTag('page', 'cart')
    response.json({ total: totalOf(JSON.parse('{}')) })
  })

  app.use(showEventId)
  return app
}

function charge(euros: number): void {
  throw new PaymentError(`the bank declined ${euros.toFixed(2)} EUR`)
}

/** The bug: a cart without items has no `items`. */
function totalOf(cart: { items: { price: number }[] }): number {
  return cart.items.reduce((total, item) => total + item.price, 0)
}

/** Express gets here with an error that nobody caught, when the SDK has already reported it. */
function showEventId(_error: Error, _request: Request, response: Response, _next: NextFunction) {
  response.status(500).json({ error: 'something broke', event_id: Sentry.lastEventId() })
}
