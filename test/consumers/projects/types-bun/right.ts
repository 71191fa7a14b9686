import 'expect-sentry/bun'
import { expect } from 'bun:test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))

export async function whatUsersWrite(event_id: string): Promise<void> {
  await expect(sentry).toHaveCapturedHandled(TypeError, { event_id, level: 'error' })
  await expect(sentry).not.toHaveCapturedUnhandled(/declined/, { tags: { vip: true } })
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning', times: 1 })
  expect(sentry.event(event_id)).toBeHandled()
  expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')
}
