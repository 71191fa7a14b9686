import * as Sentry from '@sentry/node-9'
import { clientReportTests, DSN, OPTIONS } from './suite/client-reports.js'

clientReportTests(Sentry, {
  withItsOwn: (makeRequest) =>
    Sentry.init({
      ...OPTIONS,
      dsn: DSN,
      transport: (options) => Sentry.createTransport(options, makeRequest),
    }),
  withTheFake: (sentry) => Sentry.init(sentry.instrument(OPTIONS)),
})
