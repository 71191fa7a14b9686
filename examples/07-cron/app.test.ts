import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { archive, nightlyReport } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

test('a night that went well is checked in as ok', async () => {
  expect(await nightlyReport(async () => [12, 30])).toBe(42)

  await expect(sentry).toHaveCapturedCheckIn('nightly-report', {
    status: 'in_progress',
    monitor_config: { schedule: { type: 'crontab', value: '0 2 * * *' }, max_runtime: 10 },
  })
  await expect(sentry).toHaveCapturedCheckIn('nightly-report', { status: 'ok', opened: true })
  await expect(sentry).not.toHaveCapturedEvent()
})

test('a night that failed is checked in as an error, and says why', async () => {
  await nightlyReport(async () => {
    throw new RangeError('the books do not balance')
  })

  await expect(sentry).toHaveCapturedCheckIn('nightly-report', { status: 'error', opened: true })
  await expect(sentry).toHaveCapturedHandled(RangeError, { tags: { job: 'nightly-report' } })
})

test('no run is left open, not even an empty one', async () => {
  await archive([])

  await expect(sentry).toHaveCapturedCheckIn('archive', { status: 'ok', times: 1 })
  await expect(sentry).not.toHaveCapturedCheckIn({ closed: false })
})
