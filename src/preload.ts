import { redirectToIngest } from './outbound/redirect.js'

redirectToIngest(process.env.SENTRY_DSN)
