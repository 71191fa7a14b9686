import * as Sentry from '@sentry/node-9'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { closingSuite } from '../suite/closing.js'
import { everySdkSuite } from '../suite/index.js'
import { sessionSuite } from '../suite/session.js'
import { recordingOptions, suiteOptions } from '../support/sdk.js'

const sentry = createFakeTransport(recordingOptions)
Sentry.init(sentry.instrument(suiteOptions))
Sentry.setTag('set_after_init', 'yes')

describe('@sentry/node 9', () => {
  everySdkSuite({ sdk: Sentry, sentry })
  sessionSuite({ sdk: Sentry, sentry })
  closingSuite({ sdk: Sentry, sentry })
})
