import * as Sentry from '@sentry/node'
import { OutOfStockError } from './errors.js'

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: 'shop@1.4.0',
  // tested against the title, such as "Error: the visitor has gone"
  ignoreErrors: ['the visitor has gone'],
  beforeSend: (event, hint) => (hint.originalException instanceof OutOfStockError ? null : event),
})
