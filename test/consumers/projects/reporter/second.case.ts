import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('nobody asks about the stock', () => {
  Sentry.captureMessage('stock is low')
})
