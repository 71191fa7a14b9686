/// <reference types="vite/client" />
import * as Sentry from '@sentry/react'

// tests have no DSN: the SDK in a browser sends a session at once, before anybody can attach
Sentry.init({ dsn: import.meta.env.VITE_SENTRY_DSN, release: 'shop@1.4.0' })
