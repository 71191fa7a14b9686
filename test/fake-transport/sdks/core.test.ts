import * as Sentry from '@sentry/core'
import { ServerRuntimeClient } from '@sentry/core/server'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { closingSuite } from '../suite/closing.js'
import { everySdkSuite } from '../suite/index.js'
import { sessionSuite } from '../suite/session.js'
import { recordingOptions, suiteOptions } from '../support/sdk.js'

const sentry = createFakeTransport(recordingOptions)
// no SDK around it, no integration but ours
Sentry.initAndBind(ServerRuntimeClient, {
  ...sentry.instrument(suiteOptions),
  // as the SDKs have it by default
  sendClientReports: true,
  integrations: [],
  stackParser: () => [],
})
Sentry.startSession()
Sentry.setTag('set_after_init', 'yes')

describe('@sentry/core 11', () => {
  everySdkSuite({ sdk: Sentry, sentry })
  sessionSuite({ sdk: Sentry, sentry })
  closingSuite({ sdk: Sentry, sentry })
})
