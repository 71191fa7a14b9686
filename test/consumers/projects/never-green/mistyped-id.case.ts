import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('an id that is not there', async () => {
  const body = JSON.parse(JSON.stringify({ event_id: Sentry.captureException(new Error('boom')) }))
  await expect(sentry).toHaveCapturedEvent(body.event_idd)
})
