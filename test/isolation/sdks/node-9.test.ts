import * as Sentry from '@sentry/node-9'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { silenceSuite } from '../suite/silence.js'
import { stateSuite } from '../suite/state.js'

const shared = createFakeTransport()
Sentry.init(
  shared.instrument({
    release: 'shop@1.4.0',
    tracesSampleRate: 1,
    _experiments: { enableLogs: true },
    initialScope: { tags: { initial_scope: 'yes' } },
  }),
)
Sentry.setTag('set_after_init', 'yes')

describe('isolated tests on @sentry/node 9', () => {
  stateSuite({ sdk: Sentry, shared, hasDedupe: false })
})

describe('what a test leaves behind on @sentry/node 9', () => {
  silenceSuite({ sdk: Sentry, shared, since: { log: Sentry.logger.info } })
})
