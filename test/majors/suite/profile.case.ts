import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import { profilingIntegration } from './profiling.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

kind('profile', {
  works() {
    test('its platform and release', async () => {
      init({
        integrations: [profilingIntegration()],
        // a profile of each transaction, or a profiler that runs while there are any
        ...(facts.profileItem === 'profile'
          ? { profilesSampleRate: 1 }
          : { profileSessionSampleRate: 1, profileLifecycle: 'trace' as const }),
      })
      Sentry.startSpan({ name: 'work' }, () => {
        let sum = 0
        for (let n = 0; n < 3e7; n++) sum += Math.sqrt(n)
        return sum
      })
      await expect(sentry).toHaveCapturedProfile({
        release: 'shop@1.4.0',
        environment: 'test',
        platform: /^(node|javascript)$/,
      })
      await expect(sentry).not.toHaveCapturedProfile({ release: 'shop@1.5.0' })
      expect(sentry.items.map(({ type }) => type)).toContain(facts.profileItem)
    })
  },
})
