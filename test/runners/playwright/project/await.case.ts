import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('awaited, it passes', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test.fail('awaited, it fails', async () => {
  await expect(sentry).toHaveCapturedHandled()
})

test.fail('one that would have failed', () => {
  expect(sentry).toHaveCapturedHandled()
})

test.fail('one that would have passed', () => {
  Sentry.captureException(new Error('declined'))
  expect(sentry).toHaveCapturedHandled('declined')
})

test.fail('negated, that would have failed', () => {
  Sentry.captureException(new Error('declined'))
  expect(sentry).not.toHaveCapturedException()
})

test.fail('negated, that would have passed', () => {
  expect(sentry).not.toHaveCapturedException()
})

test.fail('a soft one', () => {
  expect.soft(sentry).toHaveCapturedMessage('stock is low')
})

test.fail('one behind .resolves, that would have failed', () => {
  expect(Promise.resolve(sentry)).resolves.toHaveCapturedMessage('stock is low')
})

test.fail('one behind .resolves, that would have passed', () => {
  expect(Promise.resolve(sentry)).resolves.toHaveCapturedNothing()
})

test.fail('in the middle of a test that goes on', async () => {
  expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).toHaveCapturedNothing()
})

test.fail('beside an error of the test itself', () => {
  expect(sentry).toHaveDropped('before_send')
  throw new Error('the test failed by itself')
})

test.describe('looked at in any way', () => {
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

  test('soft', async () => {
    await expect.soft(sentry).toHaveCapturedNothing()
  })

  test('polled', async () => {
    await expect.poll(() => sentry).toHaveCapturedNothing()
  })
})
