import * as Sentry from '@sentry/react'

// the bundler of the app fills it in; tests have none: an SDK in a browser sends a session in its
// `init`, before anybody can attach
Sentry.init({ dsn: process.env.SENTRY_DSN, release: 'shop@1.4.0' })
