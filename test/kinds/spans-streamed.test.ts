import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { spanTests } from './suite/spans.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1 }))

spanTests(Sentry, sentry)

test('SDK 11 streams its spans in containers', async () => {
  Sentry.startSpan({ name: 'outer' }, () => Sentry.startSpan({ name: 'inner' }, () => {}))
  await sentry.settled()
  expect(sentry.items.map(({ type }) => type)).toEqual(['span'])
  expect(sentry.items[0]?.header.item_count).toBe(2)
  await expect(sentry).toHaveCapturedSpan('inner', {
    payload: { attributes: { 'sentry.segment.name': { type: 'string', value: 'outer' } } },
  })
})
