import * as Sentry from '@sentry/node'

Sentry.init({ dsn: process.env.SENTRY_DSN, release: 'warehouse@2.1.0' })
