import * as Sentry from '@sentry/node'
import { Hono } from 'hono'
import { GatewayError, pay } from './orders.js'

/** What a route throws, Hono hands to `onError`, and the SDK reports. */
export function createHonoApp(): Hono {
  const app = new Hono()

  app.get('/pay/:id', (context) => {
    try {
      return context.json(pay(context.req.param('id')))
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      const event_id = Sentry.captureException(error)
      return context.json({ event_id }, 503)
    }
  })
  app.onError((_error, context) => context.text('something broke', 500))
  return app
}
