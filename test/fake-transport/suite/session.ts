import { expect, test } from 'vitest'
import type { SdkUnderTest } from '../support/sdk.js'

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
}
