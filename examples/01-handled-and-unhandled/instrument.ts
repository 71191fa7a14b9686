import * as Sentry from '@sentry/node'

/**
 * Imported before anything else: the SDK can only watch over an Express that is loaded after this
 * ran. Nothing in here knows of tests.
 */
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: 'shop@1.4.0',
  environment: 'staging',
})
