const Sentry = require('@sentry/node')

Sentry.init({ dsn: process.env.SENTRY_DSN, release: 'library@5.2.0' })
