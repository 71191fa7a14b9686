import * as Sentry from '@sentry/node'
import fastify, { type FastifyInstance } from 'fastify'
import { GatewayError, pay } from './orders.js'

/** What a route throws, Fastify answers with 500, and the SDK reports. */
export function createFastifyApp(): FastifyInstance {
  const app = fastify()

  app.get<{ Params: { id: string } }>('/pay/:id', (request, reply) => {
    try {
      return reply.send(pay(request.params.id))
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      const event_id = Sentry.captureException(error)
      return reply.status(503).send({ event_id })
    }
  })
  return app
}
