import { test } from 'bun:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport({ strict: true })
Sentry.init(sentry.instrument())

test('an event that no assertion is about', () => {
  Sentry.captureMessage('stock is low')
})
