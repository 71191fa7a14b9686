import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { spanTests } from './suite/spans.js'
import { sendHandMade } from './support/hand-made.js'

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

test("hand-made: a span without a time stands first, one without an id is nobody's parent", async () => {
  const at = { start_timestamp: 1 }
  const spans = [
    { name: 'child', span_id: 'c', parent_span_id: 'r', ...at },
    null,
    { name: 'root', span_id: 'r', ...at },
    { name: 'without an id', ...at },
    { name: 'its own parent', span_id: 'l', parent_span_id: 'l', start_timestamp: 2 },
    { name: 'timeless', end_timestamp: 3, status: 'unset' },
  ]
  await sendHandMade(Sentry.getClient(), [{ type: 'span' }, { version: 2, items: spans }])
  expect(sentry.spans.map(({ name, duration, status }) => [name, duration, status])).toEqual([
    ['timeless', undefined, 'ok'],
    ['root', undefined, 'ok'],
    ['without an id', undefined, 'ok'],
    ['child', undefined, 'ok'],
    ['its own parent', undefined, 'ok'],
  ])
})

test('hand-made: what is no span in a transaction is none', async () => {
  const spans = [null, { description: 'inner', start_timestamp: 2, timestamp: 3 }, 'text']
  await sendHandMade(Sentry.getClient(), [
    { type: 'transaction' },
    { transaction: 'outer', contexts: { trace: 'none' }, start_timestamp: 1, timestamp: 3, spans },
  ])
  expect(sentry.spans.map(({ name, duration }) => [name, duration])).toEqual([
    ['outer', 2],
    ['inner', 1],
  ])
})
