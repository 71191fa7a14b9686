import * as Sentry from '@sentry/core'
import type { CapturedEvent, FakeTransport, SentryProblem } from 'expect-sentry'

/** An event as it came over the wire: no type is too wrong for an app to have set it. */
export function eventWith(sentry: FakeTransport, fields: object): CapturedEvent {
  const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
    Object.assign(event, fields)
  })
  Sentry.captureEvent({ message: 'order placed' })
  undo?.()
  const event = sentry.lastEvent
  if (!event) throw new Error('it was captured')
  return event
}

/** Sends an envelope as it is. */
export function send(
  sentry: FakeTransport,
  items: readonly (readonly [type: string, payload: unknown, header?: object])[],
  header: object = { sent_at: '2026-11-25T12:00:00.000Z' },
): void {
  void sentry
    .transport({})
    .send([header, items.map(([type, payload, more]) => [{ type, ...more }, payload])])
}

/** What is told of a problem beside its rule's own words. */
export function told({ rule, path, sent, kept, severity }: SentryProblem): object {
  return { rule, path, sent, kept, severity }
}
