import * as Sentry from '@sentry/node'
import sentryTestkit from 'sentry-testkit'
import { beforeEach, describe, expect, test } from 'vitest'

/** What docs/migrating.md comes from, as its second table has it. */
const { testkit, sentryTransport } = sentryTestkit()
const dsn = 'https://0123456789abcdef0123456789abcdef@o1.ingest.us.sentry.io/42'
const options = { tracesSampleRate: 1, enableLogs: true, release: 'shop@1.4.0' }
// of the spans that SDK 11 streams it sees none (sentry-testkit 7.6)
Sentry.init({ ...options, dsn, transport: sentryTransport, traceLifecycle: 'static' })

beforeEach(() => testkit.reset())

const error = new RangeError('the cart is empty', { cause: new TypeError('no cart') })

test('an error', async () => {
  Sentry.captureException(error)
  await testkit.waitForReports(1)

  expect(testkit.reports()).toHaveLength(1)
  // by its message, and of an error with a cause it has that of the cause
  expect(testkit.isExist(error)).toBe(false)
  expect(testkit.reports()[0]?.error?.message).toBe('no cart')
  const [report] = testkit.reports()
  expect(report?.originalReport.exception?.values).toHaveLength(2)
})

test('an error without a cause', async () => {
  const error = new RangeError('too far')
  Sentry.captureException(error)
  await Sentry.flush()

  expect(testkit.isExist(error)).toBe(true)
  expect(testkit.findReport(error)).toBe(testkit.reports()[0])
})

test('a message', async () => {
  Sentry.captureMessage('stock is low')
  await Sentry.flush()

  expect(testkit.findReportByMessage('stock is low')?.message).toBe('stock is low')
})

test('all others', async () => {
  Sentry.startSpan({ name: 'pay' }, () => {
    Sentry.startSpan({ name: 'select', op: 'db' }, () => {})
  })
  Sentry.logger.info('paid')
  Sentry.metrics.count('paid')
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
  Sentry.captureFeedback({ message: 'it was late' })
  await Sentry.flush()

  expect(testkit.transactions()).toHaveLength(1)
  expect(testkit.findSpansByOp('db')).toHaveLength(1)
  // a transaction is none of them
  expect(testkit.spans()).toHaveLength(1)
  expect(testkit.logs()).toHaveLength(1)
  expect(testkit.metrics()).toHaveLength(1)
  expect(testkit.checkIns()).toHaveLength(1)
  expect(testkit.feedback()).toHaveLength(1)
})

describe('members that are empty here', () => {
  test.each([
    ['sessions', () => testkit.sessions()],
    ['attachments', () => testkit.attachments()],
    ['replays', () => testkit.replays()],
    ['clientReports', () => testkit.clientReports()],
  ] as const)('%s', (_, list) => {
    expect(list()).toEqual([])
  })
})

test('a server', async () => {
  const { localServer } = sentryTestkit()
  await localServer.start(dsn)

  expect(localServer.getDsn()).toMatch(/localhost|127\.0\.0\.1/)
  await localServer.stop()
})
