import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('a crash in a timer', async () => {
  const crashed = new Promise((resolve) => {
    setTimeout(() => {
      setImmediate(resolve)
      throw new TypeError('late bug')
    }, 0)
  })
  await crashed
  await expect(sentry).toHaveCapturedUnhandled('late bug')
})
