import { describe, expect, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
const kept = createFakeTransport({ autoReset: false })
Sentry.init(sentry.instrument({}))
kept.attach(Sentry)
sentry.attach(Sentry)

test('one at a time before', async () => {
  Sentry.captureMessage('before')
  await expect(sentry).toHaveCapturedMessage('before', { times: 1 })
})

describe('side by side', () => {
  test.concurrent('on a recording that all share', async () => {
    await expect(sentry).not.toHaveCapturedEvent()
  })

  test.concurrent('forgotten', async () => {
    expect(sentry).not.toHaveCapturedEvent()
  })
})

test('one at a time after', async () => {
  Sentry.captureMessage('after')
  await expect(sentry).toHaveCapturedMessage('after', { times: 1 })
})
