import * as Sentry from '@sentry/node'
import { scrub } from './scrub.js'

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: 'shop@1.4.0',
  tracesSampleRate: 1,
  // each kind of signal has a hook of its own: one that is forgotten lets secrets through
  beforeSend: scrub,
  beforeSendSpan: scrub,
  beforeSendLog: scrub,
  beforeSendMetric: scrub,
})
