import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('await', async () => {
  Sentry.captureException(new Error('declined'))
  await expect(sentry).toHaveCapturedHandled('declined')
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('return', () => {
  Sentry.captureMessage('stock is low')
  return expect(sentry).toHaveCapturedMessage('stock is low')
})

test('Promise.all', async () => {
  Sentry.captureMessage('stock is low')
  await Promise.all([
    expect(sentry).toHaveCapturedMessage('stock is low'),
    expect(sentry).not.toHaveCapturedException(),
  ])
})

test('Promise.allSettled tells what failed', async () => {
  const [passed, failed] = await Promise.allSettled([
    expect(sentry).toHaveCapturedNothing(),
    expect(sentry).toHaveCapturedException(),
  ])
  expect([passed?.status, failed?.status]).toEqual(['fulfilled', 'rejected'])
})

test('awaited later', async () => {
  const assertion = expect(sentry).toHaveCapturedNothing()
  await sentry.settled()
  await assertion
})

test('then, catch and finally', async () => {
  const outcomes: string[] = []
  await expect(sentry)
    .toHaveCapturedNothing()
    .then(() => outcomes.push('then'))
  await expect(sentry)
    .toHaveCapturedEvent()
    .catch(() => outcomes.push('catch'))
  await expect(sentry)
    .toHaveCapturedNothing()
    .finally(() => outcomes.push('finally'))
  expect(outcomes).toEqual(['then', 'catch', 'finally'])
})

test('expect.soft', async () => {
  await expect.soft(sentry).toHaveCapturedNothing()
})

test('.resolves', async () => {
  await expect(Promise.resolve(sentry)).resolves.toHaveCapturedNothing()
})

test('expect.poll', async () => {
  Sentry.captureMessage('stock is low')
  await expect.poll(() => sentry).toHaveCapturedMessage('stock is low')
})

test('expect(...).rejects of an assertion that fails', async () => {
  await expect(expect(sentry).toHaveCapturedMessage('stock is low')).rejects.toThrow(
    'Captured: nothing (no envelope reached the transport)',
  )
})

test('with a message of its own', async () => {
  await expect(sentry, 'nothing was reported').toHaveCapturedNothing()
})

test('the expect of the test context', async ({ expect }) => {
  await expect(sentry).toHaveCapturedNothing()
})
