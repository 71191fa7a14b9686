import { isMainThread } from 'node:worker_threads'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test as isolatedTest } from 'expect-sentry/vitest'
import { expect, test } from 'vitest'

// a busy machine may take its time
const sentry = createFakeTransport({ settleTimeout: 60_000 })
Sentry.init(sentry.instrument())

function crash(message: string): void {
  // nothing is waited for: an uncaught exception needs a turn of its own
  setTimeout(() => {
    throw new TypeError(message)
  }, 0)
}

function reject(message: string): void {
  void Promise.reject(new RangeError(message))
}

test.runIf(isMainThread)('an uncaught exception', async () => {
  await sentry.allowUnhandled(() => crash('late bug'))
  await expect(sentry).toHaveCapturedUnhandled('late bug', { level: 'fatal', times: 1 })
  await expect(sentry).not.toHaveCapturedHandled()
})

test.skipIf(isMainThread)('an uncaught exception of a worker thread', async () => {
  await expect(sentry.allowUnhandled(() => crash('late bug'))).rejects.toThrow(
    'The SDK does not capture uncaught exceptions in worker threads.',
  )
})

test('an unhandled rejection', async () => {
  const reason = await sentry.allowUnhandled(() => reject('forgotten'))
  expect(reason).toBeInstanceOf(RangeError)
  await expect(sentry).toHaveCapturedUnhandled(RangeError, { level: 'error', times: 1 })
})

isolatedTest.concurrent.for(['one', 'two'])(
  'at the same time: %s',
  async (name, { sentry: own }) => {
    await own.allowUnhandled(() => reject(name))
    await expect(own).toHaveCapturedUnhandled(name, { times: 1 })
    await expect(own).toHaveCapturedNothingElse()
  },
)

test('nothing of it is left to the next test', async () => {
  await expect(sentry).toHaveCapturedNothing()
})
