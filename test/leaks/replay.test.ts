// @vitest-environment happy-dom
// the SDK takes native functions from an empty iframe
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { installWorker, passForBrowser } from '../kinds/support/replay.js'
import { leaksOf } from './support/leaks.js'

passForBrowser()
installWorker()

const token = 'sk-live-4f9a1c'

const sentry = createFakeTransport()
const replay = Sentry.replayIntegration({ stickySession: false, minReplayDuration: 0 })
Sentry.init(
  sentry.instrument({
    integrations: (defaults) => [
      ...defaults.filter(({ name }) => name !== 'BrowserSession'),
      replay,
    ],
    replaysOnErrorSampleRate: 1,
  }),
)

test('a secret inside the compressed recording of a replay', async () => {
  Sentry.addBreadcrumb({ category: 'auth', message: `signed in with ${token}` })
  await replay.flush()
  const recording = sentry.replays[0]?.recording
  // no one sees it in the bytes as they are
  expect(recording).toBeInstanceOf(Uint8Array)
  expect(Buffer.from(recording ?? '').toString('latin1')).not.toContain(token)
  expect(await leaksOf(sentry, token)).toEqual(['replay_recording #1  payload  secret 1'])
  await expect(sentry).not.toHaveLeaked('sk-live-other')
})
