import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import * as Sentry from './sdk.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0' }))

kind('log', {
  works() {
    test('without enableLogs', async () => {
      Sentry.logger.info('order placed')
      await expect(sentry).toHaveCapturedLog('order placed', { times: facts.logsByDefault ? 1 : 0 })
    })
  },
  async none() {
    await expect(sentry).not.toHaveCapturedLog()
  },
})
