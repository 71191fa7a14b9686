import { expect as base, test as baseTest, mergeExpects, mergeTests } from '@playwright/test'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect as sentryExpect, test as sentryTest } from 'expect-sentry/playwright'

const yours = base.extend({
  toBeEven: (received: number) => ({
    pass: received % 2 === 0,
    message: () => `${received} is odd`,
  }),
})
const test = mergeTests(
  sentryTest,
  baseTest.extend<{ cart: string[] }>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's own text
    cart: async ({}, use) => use(['mug']),
  }),
)
const expect = mergeExpects(sentryExpect, yours)

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test('both', async ({ cart }) => {
  Sentry.captureMessage(`${cart}`)
  expect(2).toBeEven()
  await expect(sentry).toHaveCapturedMessage('mug')
})

test.fail('forgotten', ({ cart }) => {
  Sentry.captureMessage(`${cart}`)
  expect(sentry).toHaveCapturedMessage('mug')
})
