import type { Fault } from '../fault.js'

export default [
  {
    name: 'Fastify: all is handled',
    file: 'fastify-app.ts',
    find: 'if (!(error instanceof GatewayError)) throw error',
    replace: '',
    says: 'fields differ: handled',
  },
  {
    name: 'Hono: another id in the answer',
    file: 'hono-app.ts',
    find: 'const event_id = Sentry.captureException(error)',
    replace:
      "Sentry.captureException(error)\n      const event_id = Sentry.captureMessage('the gateway is down')",
    says: '1 field differs: event_id',
  },
] as const satisfies readonly Fault[]
