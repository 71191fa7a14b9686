import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { shopOptions } from '../isolation/support/shop.js'
import { fakeTimersSuite } from './suite.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ ...shopOptions, enableLogs: true }))

describe('faked timers with @sentry/node 11', () => {
  fakeTimersSuite({
    sdk: Sentry,
    sentry,
    since: { log: Sentry.logger.info, count: Sentry.metrics.count, spansOfConcurrentTests: true },
  })
})
