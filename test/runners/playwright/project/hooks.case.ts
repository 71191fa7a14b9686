import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'expect-sentry/playwright'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

test.describe('in a beforeEach', () => {
  test.beforeEach(() => {
    expect(sentry).toHaveCapturedNothing() // beforeEach
  })
  test.fail('fails its test', () => {})
})

test.describe('in an afterEach', () => {
  test.afterEach(() => {
    expect(sentry).toHaveCapturedNothing() // afterEach
  })
  test.fail('fails its test', () => {})
})

test('nothing is left to this one', async () => {
  await expect(sentry).toHaveCapturedNothing()
})

test.describe('in an afterAll', () => {
  test.afterAll(() => {
    expect(sentry).toHaveCapturedNothing() // afterAll
  })
  test('goes unseen by its test', () => {})
})

test.fail('and fails the next one', async () => {
  await expect(sentry).toHaveCapturedNothing()
})
