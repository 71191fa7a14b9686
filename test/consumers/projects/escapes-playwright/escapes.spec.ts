import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'
import { fetchElsewhere, reportElsewhere } from './other-client.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('with node:https', async () => {
  await reportElsewhere(new TypeError('by https'))
})

test('with fetch', async () => {
  await fetchElsewhere(new TypeError('by fetch'))
})

test('nothing leaves', async () => {
  Sentry.captureException(new Error('recorded'))
  await expect(sentry).toHaveCapturedException('recorded')
})
