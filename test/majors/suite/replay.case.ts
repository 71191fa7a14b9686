import { expect, test } from 'vitest'
import { kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

kind('replay', {
  works() {
    test('its id, segment and recording', async () => {
      // the integration stays off in Node, unless Node says that it is an Electron renderer
      Object.defineProperty(process, 'type', { value: 'renderer', configurable: true })
      const replay = Sentry.replayIntegration({ stickySession: false, minReplayDuration: 0 })
      init({ integrations: [replay], replaysSessionSampleRate: 1 })
      const replay_id = replay.getReplayId()
      Sentry.addBreadcrumb({ category: 'cart', message: 'opened the cart' })
      await replay.flush()
      await expect(sentry).toHaveCapturedReplay(replay_id, {
        segment_id: 0,
        replay_type: 'session',
        recording: /opened the cart/,
      })
      await expect(sentry).not.toHaveCapturedReplay({ segment_id: 1 })
      await expect(sentry).toHaveLeaked('opened the cart')
      await replay.stop()
    })
  },
  async none() {
    init({ replaysSessionSampleRate: 1 })
    expect(Reflect.get(Sentry, 'replayIntegration')).toBeUndefined()
    Sentry.captureException(new Error('lost'))
    await expect(sentry).not.toHaveCapturedReplay()
  },
})
