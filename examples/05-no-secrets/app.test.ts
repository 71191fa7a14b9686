import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { charge } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

const CARD = '4242 4242 4242 4242'
const KEY = 'sk-live-51Hq8zXo'

test('neither card nor key leaves in any signal', async () => {
  charge(CARD, KEY)

  // first that there is something to search, or the last line could not fail
  await expect(sentry).toHaveCapturedHandled(/^the gateway refused/)
  await expect(sentry).toHaveCapturedSpan('charge')
  await expect(sentry).toHaveCapturedLog(/^charging/)
  await expect(sentry).toHaveCapturedMetric('charges')
  await expect(sentry).not.toHaveLeaked(KEY, /4242 4242/)
})

test('what is no secret stays', async () => {
  charge(CARD, KEY)

  await expect(sentry).toHaveCapturedHandled({
    extra: { headers: { authorization: 'Bearer [removed]' } },
    breadcrumbs: [{ category: 'gateway', data: { url: '/pay?key=[removed]' } }],
  })
  await expect(sentry).toHaveCapturedLog('charging [removed]')
})
