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
