import { expect, onTestFinished, test } from 'vitest'
import { deferred } from '../support/deferred.js'
import { hooks, resetHooks, type SdkUnderTest } from '../support/sdk.js'

/** For SDKs with a session that begins at init and ends with the process. */
export function sessionSuite({ sdk, sentry }: SdkUnderTest): void {
  test('each test finds the session of the process as it was after init', async () => {
    for (let round = 1; round <= 2; round += 1) {
      sdk.captureException(new Error('an error in the session'))
      await sentry.settled()
      sdk.endSession()
      await sentry.settled()
      const sessions = sentry.items.filter(({ type }) => type === 'session')
      expect(sessions.map(({ payload }) => payload)).toMatchObject([
        { init: true, status: 'ok', errors: 1 },
        { init: false, status: 'exited', errors: 1 },
      ])
      await sentry.reset()
    }
  })

  test('what a late event does to the session lands nowhere', async () => {
    const gate = deferred()
    hooks.beforeSend = async (event) => {
      await gate.promise
      return event
    }
    onTestFinished(resetHooks)
    sdk.captureException(new Error('late'))
    const reset = sentry.reset()
    gate.resolve()
    await reset
    await sentry.settled()
    expect(sentry.items.map(({ type }) => type)).toEqual([])
    resetHooks()
    sdk.captureException(new Error('next'))
    await sentry.settled()
    const sessions = sentry.items.filter(({ type }) => type === 'session')
    expect(sessions.map(({ payload }) => payload)).toMatchObject([
      { init: true, status: 'ok', errors: 1 },
    ])
  })
}
