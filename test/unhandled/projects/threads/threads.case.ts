import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('a rejection is reported as unhandled', async () => {
  await sentry.allowUnhandled(() => {
    void Promise.reject(new TypeError('forgotten'))
  })
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.node.onunhandledrejection' },
    times: 1,
  })
})

test('an uncaught exception is not the SDK’s there, and the error says so', async () => {
  const crashing = sentry.allowUnhandled(() => {
    setTimeout(() => {
      throw new TypeError('late bug')
    }, 0)
  })
  await expect(crashing).rejects.toThrow(
    'The SDK does not capture uncaught exceptions in worker threads. Run this test in a process of ' +
      "its own (Vitest: pool: 'forks'), or let a child process crash.",
  )
  await expect(sentry).not.toHaveCapturedEvent()
})
