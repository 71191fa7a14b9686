import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    enableLogs: true,
    beforeSend: (event) => (event.message === 'noise' ? null : event),
    beforeSendLog: () => null,
  }),
)

/** All that the reports of a test say; how many reports it takes is the SDK's business. */
function reported(): Record<string, number> {
  const discarded = sentry.clientReports.flatMap(({ discarded_events }) => discarded_events)
  const sums: Record<string, number> = {}
  for (const { reason, category, quantity = 0 } of discarded) {
    const key = `${category} by ${reason}`
    sums[key] = (sums[key] ?? 0) + quantity
  }
  return sums
}

test('what the SDK drops, it reports before an assertion looks', async () => {
  Sentry.captureMessage('noise')
  Sentry.captureException(new Error('kept'))
  for (const step of [1, 2, 3]) Sentry.logger.info(`step ${step}`)
  await sentry.settled()
  expect(reported()).toEqual({ 'error by before_send': 1, 'log_item by before_send': 3 })
})

test('a client report is no item that the app captured', async () => {
  Sentry.captureMessage('noise')
  await expect(sentry).toHaveCapturedNothing()
  expect(sentry.items.map(({ type }) => type)).toEqual(['client_report'])
  expect(sentry.clientReports[0]?.timestamp).toBeGreaterThan(1e9)
})

test('nothing dropped, nothing reported', async () => {
  Sentry.captureMessage('fine')
  await sentry.settled()
  expect(sentry.clientReports).toEqual([])
  expect(sentry.drops).toEqual([])
})

test('drops tell more than the report: the event that was lost', async () => {
  Sentry.captureMessage('noise', 'warning')
  await expect(sentry).toHaveDropped('before_send', { message: 'noise', level: 'warning' })
  await expect(sentry).not.toHaveDropped('before_send', { message: 'more noise' })
})
