import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, expect, test } from 'vitest'

/** What allowUnhandled() says where it can do nothing for a test. */
const unconnected = createFakeTransport()

afterAll(async () => {
  await Sentry.close()
})

test('nothing is initialised', async () => {
  await expect(unconnected.allowUnhandled(() => {})).rejects.toThrow(
    'Nothing can be captured as unhandled: no Sentry client is initialised.',
  )
})

test('nothing goes unhandled', async () => {
  const sentry = createFakeTransport({ settleTimeout: 1 })
  Sentry.init(sentry.instrument({}))
  await expect(sentry.allowUnhandled(() => {})).rejects.toThrow(
    'Nothing went unhandled within 1 ms. allowUnhandled() waits for a real uncaught exception or ' +
      'unhandled rejection: start the work in its callback, and do not await or catch what is to fail.',
  )
  await Sentry.close()
})

test('the app has taken the integration out', async () => {
  const sentry = createFakeTransport()
  Sentry.init(
    sentry.instrument({
      integrations: (defaults) => defaults.filter(({ name }) => name !== 'OnUncaughtException'),
    }),
  )
  const crashing = sentry.allowUnhandled(() => {
    setTimeout(() => {
      throw new TypeError('late bug')
    }, 0)
  })
  await expect(crashing).rejects.toThrow(
    'The SDK does not listen to uncaughtException: its integration OnUncaughtException is not installed.',
  )
  await expect(sentry).not.toHaveCapturedEvent()
})
