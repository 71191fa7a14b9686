// A program whose DSN nobody can change: without the preload, it would send to the hosted Sentry.
import { Sentry } from './sdk.mjs'

Sentry.init({ dsn: 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42' })
Sentry.captureException(new RangeError('x'.repeat(50_000)))
Sentry.captureException(new Error('fixed'))
await Sentry.flush(5_000)
process.exitCode = 7
