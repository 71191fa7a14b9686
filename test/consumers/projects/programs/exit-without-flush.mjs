import { Sentry } from './sdk.mjs'

Sentry.init({})
Sentry.captureException(new Error('lost'))
process.exit(3)
