import { describe, expect, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('awaited, it passes', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('awaited, it fails', async () => {
  await expect(sentry).toHaveCapturedHandled()
})

test('one that would have failed', () => {
  expect(sentry).toHaveCapturedHandled()
})

test('one that would have passed', () => {
  Sentry.captureException(new Error('declined'))
  expect(sentry).toHaveCapturedHandled('declined')
})

test('negated, that would have failed', () => {
  Sentry.captureException(new Error('declined'))
  expect(sentry).not.toHaveCapturedException()
})

test('negated, that would have passed', () => {
  expect(sentry).not.toHaveCapturedException()
})

test('one behind .resolves, that would have failed', () => {
  expect(Promise.resolve(sentry)).resolves.toHaveCapturedMessage('stock is low')
})

test('one behind .resolves, that would have passed', () => {
  expect(Promise.resolve(sentry)).resolves.toHaveCapturedNothing()
})

test('in the middle of a test that goes on', async () => {
  expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).toHaveCapturedNothing()
})

test('beside an error of the test itself', () => {
  expect(sentry).toHaveDropped('before_send')
  throw new Error('the test failed by itself')
})

test('it leaves nothing to the next test', async () => {
  await expect(sentry).toHaveCapturedNothing()
})

describe('looked at in any way', () => {
  test('returned', () => expect(sentry).toHaveCapturedNothing())

  test('awaited later', async () => {
    const assertion = expect(sentry).toHaveCapturedNothing()
    await Promise.resolve()
    await assertion
  })

  test('all at once', async () => {
    await Promise.all([
      expect(sentry).toHaveCapturedNothing(),
      expect(sentry).not.toHaveCapturedEvent(),
    ])
  })

  test('behind .resolves', async () => {
    await expect(Promise.resolve(sentry)).resolves.toHaveCapturedNothing()
    await expect(Promise.resolve(sentry)).resolves.not.toHaveCapturedEvent()
  })

  test('expected to reject', async () => {
    await expect(expect(sentry).toHaveCapturedEvent()).rejects.toThrow('Captured: nothing')
  })

  test('caught', async () => {
    await expect(sentry)
      .toHaveCapturedEvent()
      .catch(() => {})
  })
})
