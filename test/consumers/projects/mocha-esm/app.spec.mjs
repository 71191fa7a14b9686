import assert from 'node:assert/strict'
import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

describe('reports', () => {
  afterEach(() => sentry.reset())

  it('a caught error as handled', async () => {
    const event_id = Sentry.captureException(new TypeError('boom'))

    await expectSentry(sentry).toHaveCapturedHandled(TypeError, { event_id })
    await expectSentry(sentry).toHaveCapturedNothingElse()
  })

  it('and rejects a wrong claim, with the nearest event', async () => {
    Sentry.captureException(new TypeError('boom'))

    await assert.rejects(expectSentry(sentry).toHaveCapturedUnhandled(TypeError), {
      message: /^Nearest: #1, 1 field differs: handled/m,
    })
  })
})
