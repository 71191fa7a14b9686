// the same once more: a second file of a process that isolates nothing
import * as Sentry from '@sentry/node'
import { allKinds } from '../../support/all-kinds.js'
import { patientTransport, shopOptions } from '../../support/shop.js'

Sentry.init(patientTransport().instrument({ ...shopOptions, enableLogs: true }))
Sentry.setTag('set_after_init', 'yes')

allKinds(Sentry, {
  log: Sentry.logger.info,
  count: Sentry.metrics.count,
  spansOfConcurrentTests: true,
})
