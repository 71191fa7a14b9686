import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { kind } from './cell.js'
import * as Sentry from './sdk.js'

// the app's own init, which a test does not touch
Sentry.init({ release: 'shop@1.4.0', tracesSampleRate: 1 })

const sentry = createFakeTransport()

kind('attach', {
  works() {
    test('an app that has no DSN', async () => {
      const detach = sentry.attach(Sentry)
      const event_id = Sentry.captureException(new RangeError('too far'))
      await expect(sentry).toHaveCapturedHandled(RangeError, { event_id, release: 'shop@1.4.0' })
      Sentry.startSpan({ name: 'GET /' }, () => {})
      await expect(sentry).toHaveCapturedTransaction('GET /')
      detach()
      await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow('No Sentry client')
    })
  },
})
