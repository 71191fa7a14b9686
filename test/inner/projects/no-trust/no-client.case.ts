import * as Sentry from '@sentry/node'
import { createFakeTransport, type FakeTransport } from 'expect-sentry'
import { describe, expect, test, vi } from 'vitest'

// the app sends elsewhere: nothing that happens here reaches any of the recordings below
Sentry.init()

describe('never given to the SDK', () => {
  judgeBothWays(createFakeTransport())
})

describe('given to an init that is mocked', () => {
  const init = vi.fn<typeof Sentry.init>()
  const sentry = createFakeTransport()
  init(sentry.instrument({}))
  judgeBothWays(sentry)
})

describe('given to an init without a DSN', () => {
  const sentry = createFakeTransport()
  // the SDK makes no transport for a client that has nowhere to send to
  Sentry.init({ transport: sentry.transport })
  judgeBothWays(sentry)
})

function judgeBothWays(sentry: FakeTransport): void {
  test('positive', async () => {
    Sentry.captureException(new Error('lost'))
    await expect(sentry).toHaveCapturedHandled('lost')
  })

  test('negative', async () => {
    await expect(sentry).not.toHaveCapturedUnhandled()
  })

  test('nothing', async () => {
    await expect(sentry).toHaveCapturedNothing()
  })

  test('nothing else', async () => {
    await expect(sentry).toHaveCapturedNothingElse()
  })

  test('not dropped', async () => {
    await expect(sentry).not.toHaveDropped()
  })
}
