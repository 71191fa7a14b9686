import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init()

kind('request session', {
  works() {
    test('the requests of a server, added up', async () => {
      const { serve } = await import('./server.js')
      await serve(['/', '/', '/lost'])
      // SDK 8 sends the sums once a minute, and at the end
      await Sentry.close()
      await expect(sentry).toHaveCapturedSession('exited', { times: 2, sid: undefined })
      const lost = facts.lostRequest ?? ''
      await expect(sentry).toHaveCapturedSession(lost, { times: 1, sid: undefined })
      expect(sentry.items.map(({ type }) => type)).toContain('sessions')
    })
  },
  async none() {
    Sentry.startSession()
    Sentry.endSession()
    await Sentry.close()
    await expect(sentry).toHaveCapturedSession()
    expect(sentry.items.map(({ type }) => type)).not.toContain('sessions')
  },
})
