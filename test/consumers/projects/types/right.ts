import * as Sentry from '@sentry/node'
import {
  type CapturedEvent,
  createFakeTransport,
  type EventQuery,
  expectSentry,
  type FakeTransport,
} from 'expect-sentry'
import { matchers } from 'expect-sentry/matchers'
import { expect } from 'vitest'

class PaymentError extends Error {
  constructor(readonly gateway: string) {
    super('declined')
  }
}

export const sentry: FakeTransport = createFakeTransport({ strict: true, settleTimeout: 500 })
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    beforeSend: (event) => (event.level === 'debug' ? null : event),
  }),
)
Sentry.init({ dsn: sentry.dsn, transport: sentry.transport })
export const detach: () => void = sentry.attach(Sentry)
expect.extend(matchers)

export async function whatUsersWrite(event_id: string): Promise<void> {
  const query: EventQuery = { event_id, level: 'error', tags: { gateway: 'stripe', vip: true } }
  await expect(sentry).toHaveCapturedHandled(PaymentError, query)
  await expect(sentry).toHaveCapturedHandled({ message: undefined, times: 2 })
  await expect(sentry).not.toHaveCapturedUnhandled(/declined/)
  await expect(sentry).toHaveCapturedException(new PaymentError('stripe'))
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
  await expect(sentry).toHaveCapturedEvent(event_id, { user: { id: expect.any(String) } })
  await expect(sentry).toHaveDropped('before_send', { type: 'NotFoundError' })
  await expect(sentry).not.toHaveCapturedNothing()
  await expect(sentry).toHaveCapturedNothingElse()
  await expect.soft(sentry).toHaveCapturedEvent()
  await expect.poll(() => sentry).toHaveCapturedEvent()
  await expect(Promise.resolve(sentry)).resolves.toHaveCapturedEvent()
  await expectSentry(sentry).not.toHaveCapturedUnhandled('boom')

  const event: CapturedEvent | undefined = sentry.event(event_id)
  expect(event).toBeHandled()
  expect(event).not.toBeUnhandled()
  expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')
  expect(sentry.events[0]).toHaveBreadcrumb({ category: 'cart', message: /added/ })

  const handled: 'yes' | 'no' | undefined = event?.handled
  const late: CapturedEvent = await sentry.waitForEvent(PaymentError, query, { timeout: 100 })
  expect([handled, late.tags.handled]).toEqual(['yes', 'yes'])
}
