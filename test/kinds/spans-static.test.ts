import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { spanTests } from './suite/spans.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1, traceLifecycle: 'static' }))

spanTests(Sentry, sentry)

test('SDK 11 sends transactions when it is asked to', async () => {
  Sentry.startSpan({ name: 'outer' }, () => Sentry.startSpan({ name: 'inner' }, () => {}))
  await sentry.settled()
  expect(sentry.items.map(({ type }) => type)).toEqual(['transaction'])
  await expect(sentry).toHaveCapturedTransaction('outer', {
    payload: { type: 'transaction', spans: [{ description: 'inner' }] },
  })
})

test('a span that was cancelled, or says nothing of its end, is ok; any other word is an error', async () => {
  Sentry.startSpan({ name: 'outer' }, () => {
    for (const message of ['cancelled', 'not_found']) {
      Sentry.startSpan({ name: message }, (span) => span.setStatus({ code: 2, message }))
    }
    Sentry.startSpan({ name: 'unset' }, (span) => span.setStatus({ code: 0 }))
    Sentry.startSpan({ name: 'silent' }, () => {})
  })
  await sentry.settled()
  const statuses = sentry.spans.map(({ name, status }) => [name, status])
  expect(Object.fromEntries(statuses)).toEqual({
    outer: 'ok',
    cancelled: 'ok',
    not_found: 'error',
    unset: 'ok',
    silent: 'ok',
  })
})
