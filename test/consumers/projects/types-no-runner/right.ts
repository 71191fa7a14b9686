import * as Sentry from '@sentry/node'
import { type CapturedEvent, createFakeTransport, expectSentry } from 'expect-sentry'

export const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.level === 'debug' ? null : event) }))

export async function whatUsersWrite(event_id: string): Promise<CapturedEvent> {
  await expectSentry(sentry).toHaveCapturedHandled(TypeError, { event_id, level: 'error' })
  await expectSentry(sentry).not.toHaveCapturedUnhandled('boom', { tags: { vip: true } })
  await expectSentry(sentry).toHaveCapturedMessage('stock is low', { level: 'warning', times: 1 })
  return await sentry.waitForEvent(TypeError, { event_id })
}
