import * as Sentry from '@sentry/react'

Sentry.init({ dsn: 'https://key@sentry.example/1', release: 'shop@1.4.0' })
