import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

describe('in a beforeEach', () => {
  beforeEach(() => {
    expect(sentry).toHaveCapturedNothing() // beforeEach
  })
  test('fails its test', () => {})
})

describe('in an afterEach', () => {
  afterEach(() => {
    expect(sentry).toHaveCapturedNothing() // afterEach
  })
  test('fails its test', () => {})
})

afterEach(() => {
  if (!expect.getState().currentTestName?.startsWith('in an afterEach at the top')) return
  expect(sentry).toHaveCapturedNothing() // afterEach at the top
})
test('in an afterEach at the top level of the file, it fails its test', () => {})

test('nothing is left to this one', async () => {
  await expect(sentry).toHaveCapturedNothing()
})

afterAll(() => {
  expect(sentry).toHaveCapturedNothing() // afterAll
})
