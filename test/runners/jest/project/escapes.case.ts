import { expect, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { fetchElsewhere, reportElsewhere } from '../../other-client.js'

const sentry = createFakeTransport()

test('with a transport that is connected in this test', async () => {
  Sentry.init(sentry.instrument({}))
  await reportElsewhere(new TypeError('on its way'))
})

test('with fetch', async () => {
  await fetchElsewhere(new TypeError('on its way'))
})

test('nothing leaves', async () => {
  Sentry.captureException(new Error('recorded'))
  await expect(sentry).toHaveCapturedException('recorded')
})
