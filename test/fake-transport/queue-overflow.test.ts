import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init({ dsn: sentry.dsn, transport: sentry.transport })

test("the plain way has the SDK's own buffer: what overflows is dropped, event by event", async () => {
  const ids = Array.from({ length: 100 }, (_, index) =>
    Sentry.captureException(new Error(`${index}`)),
  )
  await sentry.settled()
  expect(sentry.events.map(({ event_id }) => event_id)).toEqual(ids.slice(0, 64))
  const overflow = sentry.drops.filter(({ reason }) => reason === 'queue_overflow')
  expect(sentry.drops).toHaveLength(overflow.length)
  await expect(sentry).toHaveDropped('queue_overflow', { times: 36 })
  await expect(sentry).not.toHaveCapturedException('64')
})

test('what overflowed is known by its id and title', async () => {
  const ids = Array.from({ length: 66 }, (_, index) =>
    Sentry.captureException(new Error(`${index}`)),
  )
  const message = Sentry.captureMessage('one more')
  await sentry.settled()
  expect(sentry.drops.map(({ event }) => [event?.event_id, event?.title])).toEqual([
    [ids[64], 'Error: 64'],
    [ids[65], 'Error: 65'],
    [message, 'one more'],
  ])
})

test('the buffer is empty again for the next test', async () => {
  Sentry.captureException(new Error('after the burst'))
  await expect(sentry).toHaveCapturedHandled('after the burst')
  await expect(sentry).not.toHaveDropped()
})
