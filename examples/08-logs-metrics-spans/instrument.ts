import * as Sentry from '@sentry/node'

Sentry.init({ dsn: process.env.SENTRY_DSN, release: 'shop@1.4.0', tracesSampleRate: 1 })
