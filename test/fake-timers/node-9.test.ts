import * as Sentry from '@sentry/node-9'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { shopOptions } from '../isolation/support/shop.js'
import { fakeTimersSuite } from './suite.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ ...shopOptions, _experiments: { enableLogs: true } }))

describe('faked timers with @sentry/node 9', () => {
  fakeTimersSuite({
    sdk: Sentry,
    sentry,
    since: { log: Sentry.logger.info },
  })
})
