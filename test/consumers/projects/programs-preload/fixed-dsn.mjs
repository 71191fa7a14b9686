// its DSN is its own: without the preload, it would send to the hosted Sentry
const Sentry = await import(process.env.SDK ?? '@sentry/node')
Sentry.init({ dsn: 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42' })
// large enough to be compressed
Sentry.captureException(new RangeError(`large ${'x'.repeat(50_000)}`))
Sentry.captureException(new Error('fixed'))
await Sentry.flush(30_000)
process.exitCode = 7
