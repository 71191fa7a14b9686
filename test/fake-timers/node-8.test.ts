import * as Sentry from '@sentry/node-8'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { shopOptions } from '../isolation/support/shop.js'
import { fakeTimersSuite } from './suite.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument(shopOptions))

describe('faked timers with @sentry/node 8', () => {
  fakeTimersSuite({
    sdk: Sentry,
    sentry,
    since: { count: Sentry.metrics.increment },
  })
})
