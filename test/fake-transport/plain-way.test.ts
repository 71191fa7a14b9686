import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { everySdkSuite } from './suite/index.js'
import { recordingOptions, suiteOptions } from './support/sdk.js'

const sentry = createFakeTransport(recordingOptions)
// as large a buffer as the suite needs; without one, see below
const transportOptions = { bufferSize: 1_000 }
Sentry.init({ ...suiteOptions, transportOptions, dsn: sentry.dsn, transport: sentry.transport })
Sentry.setTag('set_after_init', 'yes')

describe('Sentry.init({ dsn, transport })', () => {
  everySdkSuite({ sdk: Sentry, sentry })
})
