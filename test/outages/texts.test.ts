import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { lines, textOf } from '../kinds/support/failure.js'

// a failure must tell what was never captured from what was captured and never arrived
const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    enableLogs: true,
    tracesSampleRate: 1,
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

test('an exception that was refused would have matched', async () => {
  sentry.respondWith({ statusCode: 500 })
  Sentry.captureException(new RangeError('too far'))
  expect(await textOf(() => expect(sentry).toHaveCapturedHandled(RangeError))).toBe(
    lines(
      'expect(sentry).toHaveCapturedHandled(RangeError)',
      '',
      'Expected: a handled RangeError',
      'Captured: nothing (1 envelope reached the transport: 1 not delivered)',
      '',
      'Dropped: 1 error by send_error 500 (RangeError: too far would have matched)',
    ),
  )
})

test('an exception that never left the process because of a rate limit', async () => {
  sentry.respondWith({ statusCode: 429 })
  Sentry.captureMessage('refused')
  await sentry.settled()
  Sentry.captureException(new RangeError('too far'))
  expect(await textOf(() => expect(sentry).toHaveCapturedException(TypeError))).toBe(
    lines(
      'expect(sentry).toHaveCapturedException(TypeError)',
      '',
      'Expected: a TypeError',
      'Captured: nothing (2 envelopes reached the transport: 2 not delivered)',
      '',
      'Dropped: 1 error by send_error 429 (refused), 1 error by ratelimit_backoff (RangeError: too far)',
    ),
  )
})

/** What an app makes, the category of its loss, and how one asks for it. */
const kinds = {
  transaction: {
    category: 'span',
    make: () => Sentry.startSpan({ name: 'lost' }, () => {}),
    ask: () => expect(sentry).toHaveCapturedTransaction('lost'),
  },
  span: {
    category: 'span',
    make: () => Sentry.startSpan({ name: 'lost' }, () => {}),
    ask: () => expect(sentry).toHaveCapturedSpan('lost'),
  },
  log: {
    category: 'log_item',
    make: () => Sentry.logger.info('lost'),
    ask: () => expect(sentry).toHaveCapturedLog('lost'),
  },
  metric: {
    category: 'trace_metric',
    make: () => Sentry.metrics.count('lost'),
    ask: () => expect(sentry).toHaveCapturedMetric('lost'),
  },
  'check-in': {
    category: 'monitor',
    make: () => Sentry.captureCheckIn({ monitorSlug: 'lost', status: 'ok' }),
    ask: () => expect(sentry).toHaveCapturedCheckIn('lost'),
  },
  feedback: {
    category: 'feedback',
    make: () => Sentry.captureFeedback({ message: 'lost' }),
    ask: () => expect(sentry).toHaveCapturedFeedback('lost'),
  },
}

test.for(Object.entries(kinds))('a %s that was refused', async ([, { category, make, ask }]) => {
  sentry.respondWith({ statusCode: 500 })
  make()
  expect(await textOf(ask)).toContain(`Dropped: 1 ${category} by send_error 500`)
})

test('the issue stream tells the drops too', async () => {
  sentry.respondWith(new Error('offline'))
  Sentry.captureException(new RangeError('too far'))
  await sentry.settled()
  Sentry.logger.info('a')
  Sentry.logger.info('b')
  await sentry.settled()
  expect(String(sentry)).toBe(
    lines(
      'Issue stream: nothing (2 envelopes reached the transport: 2 not delivered)',
      '',
      'Dropped:',
      '  1 error by network_error: RangeError: too far',
      '  2 log_items by network_error',
    ),
  )
})
