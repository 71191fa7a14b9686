import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { everythingIn, thrownBy } from './support/thrown.js'

const token = 'sk-live-4f9a1c'

const sentry = createFakeTransport({ settleTimeout: 20 })
Sentry.init(sentry.instrument({}))

test('what is stuck on its way is told without its title, in which the secret may stand', async () => {
  Sentry.addEventProcessor(() => new Promise(() => {}))
  Sentry.captureException(new Error(`no access with ${token}`))
  for (const assertion of [expect(sentry), expect(sentry).not]) {
    const error = await thrownBy(() => assertion.toHaveLeaked(token))
    expect(error.message).toContain('1 capture is still in flight after 20 ms')
    expect(everythingIn(error)).not.toContain(token)
  }
})
