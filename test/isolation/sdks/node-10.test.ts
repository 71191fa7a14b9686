import * as Sentry from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { silenceSuite } from '../suite/silence.js'
import { stateSuite } from '../suite/state.js'

const shared = createFakeTransport()
Sentry.init(
  shared.instrument({
    release: 'shop@1.4.0',
    tracesSampleRate: 1,
    enableLogs: true,
    initialScope: { tags: { initial_scope: 'yes' } },
  }),
)
Sentry.setTag('set_after_init', 'yes')

describe('isolated tests on @sentry/node 10', () => {
  stateSuite({ sdk: Sentry, shared, hasDedupe: false })
})

describe('what a test leaves behind on @sentry/node 10', () => {
  silenceSuite({
    sdk: Sentry,
    shared,
    since: { log: Sentry.logger.info, count: Sentry.metrics.count, spansOfConcurrentTests: true },
  })
})
