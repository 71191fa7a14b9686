import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

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

test('a soft one', () => {
  expect.soft(sentry).toHaveCapturedMessage('stock is low')
})

test('one behind .resolves, that would have failed', () => {
  expect(Promise.resolve(sentry)).resolves.toHaveCapturedMessage('stock is low')
})

test('one behind .rejects, of an assertion that passes', () => {
  expect(expect(sentry).toHaveCapturedNothing()).rejects.toThrow('Captured: nothing')
})

test('one behind expect.poll', () => {
  expect.poll(() => sentry, { timeout: 50 }).toHaveCapturedMessage('stock is low')
})

test('two in a test', () => {
  expect(sentry).toHaveCapturedNothing()
  expect(sentry).toHaveCapturedNothingElse()
})

test('in the middle of a test that goes on', async () => {
  expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).toHaveCapturedNothing()
})

test('in a function that the test calls', async () => {
  await checkNothingCaptured()
})

async function checkNothingCaptured() {
  expect(sentry).toHaveCapturedNothing() // in a function
}

test('beside an error of the test itself', () => {
  expect(sentry).toHaveDropped('before_send')
  throw new Error('the test failed by itself')
})

test('one of expectSentry', () => {
  void expectSentry(sentry).toHaveCapturedNothing()
})

test('a wait for what never comes', () => {
  sentry.waitForEvent(TypeError, {}, { timeout: 1 })
})

test('a wait for what is there', () => {
  Sentry.captureException(new Error('declined'))
  sentry.waitForEvent('declined')
})

test('a wait that began early', async () => {
  const waiting = sentry.waitForEvent('declined')
  Sentry.captureException(new Error('declined'))
  await expect(sentry).toHaveCapturedException('declined')
  await waiting
})

test('it leaves nothing to the next test', async () => {
  await expect(sentry).toHaveCapturedNothing()
})
