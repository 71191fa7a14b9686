import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('a crash in a timer is reported as unhandled', async () => {
  await sentry.allowUnhandled(() => {
    setTimeout(() => {
      throw new TypeError('late bug')
    }, 0)
  })
  await expect(sentry).toHaveCapturedUnhandled(TypeError, { value: 'late bug' })
})

test('the next test goes on as ever', async () => {
  await expect(sentry).toHaveCapturedNothing()
})
