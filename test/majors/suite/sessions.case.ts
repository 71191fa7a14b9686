import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init()

kind('session', {
  works() {
    test('one that ended well', async () => {
      Sentry.startSession()
      Sentry.endSession()
      await expect(sentry).toHaveCapturedSession('exited', {
        errors: 0,
        attrs: { release: 'shop@1.4.0', environment: 'test' },
      })
    })

    test('one that did not', async () => {
      Sentry.startSession()
      Sentry.captureException(new Error('lost'), { mechanism: { type: 'job', handled: false } })
      await expect(sentry).toHaveCapturedSession(facts.crashedSession, { errors: 1 })
      await expect(sentry).not.toHaveCapturedSession(/abnormal/)
    })
  },
})
