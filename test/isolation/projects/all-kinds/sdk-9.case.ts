import * as Sentry from '@sentry/node-9'
import { allKinds } from '../../support/all-kinds.js'
import { patientTransport, shopOptions } from '../../support/shop.js'

Sentry.init(patientTransport().instrument({ ...shopOptions, _experiments: { enableLogs: true } }))
Sentry.setTag('set_after_init', 'yes')

allKinds(Sentry, { log: Sentry.logger.info })
