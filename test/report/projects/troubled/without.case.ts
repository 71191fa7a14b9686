import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0', environment: 'test' }))

test('captures what no report shows', async () => {
  Sentry.captureMessage('unseen')
  await sentry.settled()
  expect(sentry.events).toHaveLength(1)
})
