import * as Sentry from '@sentry/node-8'
import { allKinds } from '../../support/all-kinds.js'
import { patientTransport, shopOptions } from '../../support/shop.js'

Sentry.init(patientTransport().instrument(shopOptions))
Sentry.setTag('set_after_init', 'yes')

allKinds(Sentry, { count: Sentry.metrics.increment })
