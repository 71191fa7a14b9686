import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0', environment: 'test' }))

describe('a beforeEach that reports, then fails', () => {
  beforeEach(() => {
    Sentry.captureMessage('no database')
    throw new Error('no database')
  })

  test('never ran', () => {})
})

describe('an afterEach that reports', () => {
  afterEach(() => {
    Sentry.captureMessage('left open')
  })

  test('is over', async () => {
    await expect(sentry).not.toHaveCapturedEvent()
  })
})

test('fails before it gets to its assertion', async () => {
  Sentry.captureMessage('before the failure')
  expect(1).toBe(2)
  await expect(sentry).toHaveCapturedMessage('before the failure')
})

let runs = 0
test('asserts at its first attempt, and not at its second', { retry: 1 }, async () => {
  runs += 1
  Sentry.captureMessage(`run ${runs}`)
  if (runs === 1) await expect(sentry).toHaveCapturedMessage('run 1')
  expect(runs).toBe(2)
})

test('a negated assertion is about no event', async () => {
  Sentry.captureMessage('looked past')
  await expect(sentry).not.toHaveCapturedException()
})
