import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, test } from 'vitest'
import { deferred } from '../../../fake-transport/support/deferred.js'

// a recording that all tests of a file share is not reset while they run side by side
const sentry = createFakeTransport({ autoReset: false })
Sentry.init(sentry.instrument({}))

describe.concurrent('side by side', () => {
  const bothRun = deferred()
  const firstIsOver = deferred()

  test('one that forgets', async ({ expect, onTestFinished }) => {
    onTestFinished(() => firstIsOver.resolve())
    await bothRun.promise
    expect(sentry).toHaveCapturedNothing()
  })

  test('one that awaits later than the other ends', async ({ expect }) => {
    const assertion = expect(sentry).toHaveCapturedNothing()
    bothRun.resolve()
    await firstIsOver.promise
    await assertion
  })

  test('another one that forgets, and would have failed', async ({ expect }) => {
    await bothRun.promise
    expect(sentry).toHaveCapturedEvent()
  })
})
