import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { lines, textOf } from '../kinds/support/failure.js'

const token = 'reset-9f8e7d6c5b'

/** What the hooks of this app do to all that passes them. */
function scrub<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(token, '[token]'))
}

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    tracesSampleRate: 1,
    enableLogs: true,
    beforeBreadcrumb: (breadcrumb) => scrub(breadcrumb),
    beforeSend: (event) => scrub(event),
    beforeSendLog: (log) => scrub(log),
    beforeSendMetric: (metric) => scrub(metric),
    beforeSendSpan: Sentry.withStreamedSpan((span) => scrub(span)),
  }),
)

/** A page whose path holds the token, and an error on it. */
function resetPassword(): void {
  Sentry.startSpan({ name: `GET /reset/${token}`, attributes: { 'url.path': `/${token}` } }, () => {
    Sentry.addBreadcrumb({ message: `opened ${token}` })
    Sentry.logger.info(`reset ${token}`)
    Sentry.metrics.count('resets', 1, { attributes: { token } })
    Sentry.captureException(new Error(`the link ${token} has expired`))
  })
}

test('the hooks scrub everything but the trace header, which names the segment', async () => {
  resetPassword()
  await expect(sentry).toHaveCapturedException('the link [token] has expired')
  expect(await textOf(() => expect(sentry).not.toHaveLeaked(token))).toBe(
    lines(
      'expect(sentry).not.toHaveLeaked(<secret 1>)',
      '',
      'Expected: no secret in anything that was sent',
      'Captured: 4 items in 4 envelopes; 1 leak',
      '    1: envelope #1  header.trace.transaction  secret 1',
    ),
  )
  await expect(sentry).toHaveLeaked(token)
})

test('scrubbed where the SDK makes the trace header, nothing leaks', async () => {
  const client = Sentry.getClient()
  const restore = client?.on('createDsc', (header) => {
    Object.assign(header, scrub(header))
  })
  resetPassword()
  await expect(sentry).not.toHaveLeaked(token)
  await expect(sentry).toHaveCapturedTransaction('GET /reset/[token]')
  const headers = sentry.envelopes.map(({ header }) => JSON.stringify(header))
  expect(headers.join()).toContain('"transaction":"GET /reset/[token]"')
  restore?.()
})
