import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'
import { describe, expect, test } from 'vitest'

/** What docs/migrating.md leads to, as both of its tables have it. */
const sentry = createFakeTransport()
const options = { tracesSampleRate: 1, enableLogs: true, release: 'shop@1.4.0' }
Sentry.init(sentry.instrument(options))

const error = new RangeError('the cart is empty', { cause: new TypeError('no cart') })

test('an error', async () => {
  Sentry.setTag('gateway', 'stripe')
  Sentry.addBreadcrumb({ category: 'cart' })
  Sentry.captureException(error)

  await expect(sentry).toHaveCapturedHandled(error)
  await expect(sentry).toHaveCapturedException(error)
  await expect(sentry).toHaveCapturedException({ times: 1 })
  await expect(sentry).toHaveCapturedEvent({ times: 1 })
  await expect(sentry).toHaveCapturedException({ tags: { gateway: 'stripe' } })
  await expect(sentry).toHaveCapturedException({ breadcrumbs: [{ category: 'cart' }] })
  const event = await sentry.waitForEvent(error)
  expect(sentry.events[0]?.value).toBe('the cart is empty')
  expect(event.payload.exception).toMatchObject({ values: [{ value: 'no cart' }, {}] })
})

test('a message', async () => {
  Sentry.captureMessage('stock is low', 'warning')

  await expect(sentry).not.toHaveCapturedException()
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
  const event = await sentry.waitForEvent({ message: 'stock is low' })
  expect(event.level).toBe('warning')
})

test('all others', async () => {
  Sentry.startSpan({ name: 'pay' }, () => {
    Sentry.startSpan({ name: 'select', op: 'db' }, () => {})
  })
  Sentry.logger.info('paid')
  Sentry.metrics.count('paid')
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
  Sentry.captureFeedback({ message: 'it was late' })

  await expect(sentry).toHaveCapturedSpan({ op: 'db' })
  await sentry.settled()
  expect(sentry.transactions).toHaveLength(1)
  expect(sentry.spans).toHaveLength(2)
  expect(sentry.logs).toHaveLength(1)
  expect(sentry.metrics).toHaveLength(1)
  // by the names of sentry-testkit
  for (const name of ['checkIns', 'feedback'] as const) expect(sentry[name]).toHaveLength(1)
  for (const name of ['sessions', 'attachments', 'replays', 'clientReports'] as const) {
    expect(sentry[name]).toEqual([])
  }
})

describe('other ways in', () => {
  const other = createFakeTransport()

  test('of an app that has called its init', async () => {
    const detach = other.attach(Sentry)
    Sentry.captureException(error)
    await expect(other).toHaveCapturedHandled(error)
    detach()
  })

  test('the plain way', async () => {
    await Sentry.close()
    const sentry = createFakeTransport()
    Sentry.init({ dsn: sentry.dsn, transport: sentry.transport })
    Sentry.captureException(new RangeError('too far'))
    await expect(sentry).toHaveCapturedHandled(RangeError)
  })

  test('a server', async () => {
    const ingest = await createFakeIngest()
    expect(ingest.dsn).toContain('127.0.0.1')
    await ingest.close()
  })
})
