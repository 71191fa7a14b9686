import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { serverSuite } from '../suite/server.js'
import { shopOptions } from '../support/shop.js'

const shared = createFakeTransport({ settleTimeout: 60_000 })
Sentry.init(shared.instrument({ ...shopOptions, enableLogs: true }))

describe('a server for all tests, on @sentry/node 11', () => {
  serverSuite({
    sdk: Sentry,
    log: Sentry.logger.info,
    count: (name) => Sentry.metrics.count(name),
  })
})
