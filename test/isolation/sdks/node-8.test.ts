import * as Sentry from '@sentry/node-8'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { stateSuite } from '../suite/state.js'

const shared = createFakeTransport()
Sentry.init(
  shared.instrument({ release: 'shop@1.4.0', initialScope: { tags: { initial_scope: 'yes' } } }),
)
Sentry.setTag('set_after_init', 'yes')

describe('isolated tests on @sentry/node 8', () => {
  stateSuite({ sdk: Sentry, shared, hasDedupe: false })
})
