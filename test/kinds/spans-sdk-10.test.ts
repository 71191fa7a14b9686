import * as Sentry from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { spanTests } from './suite/spans.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1 }))

spanTests(Sentry, sentry)

test('SDK 10 sends transactions', async () => {
  Sentry.startSpan({ name: 'outer' }, () => Sentry.startSpan({ name: 'inner' }, () => {}))
  await sentry.settled()
  expect(sentry.items.map(({ type }) => type)).toEqual(['transaction'])
  await expect(sentry).toHaveCapturedTransaction('outer', {
    payload: { type: 'transaction', spans: [{ description: 'inner' }] },
  })
})
