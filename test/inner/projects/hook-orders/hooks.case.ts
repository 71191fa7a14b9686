import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

describe('forgotten in a beforeAll', () => {
  beforeAll(() => {
    expect(sentry).toHaveCapturedMessage('in a beforeAll')
  })
  test('test', () => {})
})

describe('forgotten in a beforeEach', () => {
  beforeEach(() => {
    expect(sentry).toHaveCapturedMessage('in a beforeEach')
  })
  test('test', () => {})
})

describe('forgotten in an afterEach', () => {
  afterEach(() => {
    expect(sentry).toHaveCapturedMessage('in an afterEach')
  })
  test('test', () => {})
})

describe('forgotten in a test, passing', () => {
  test('test', () => {
    expect(sentry).toHaveCapturedNothing()
  })
})

describe('awaited in hooks', () => {
  beforeAll(async () => {
    await expect(sentry).not.toHaveCapturedMessage('anything')
  })
  beforeEach(async () => {
    await expect(sentry).toHaveCapturedNothing()
  })
  afterEach(async () => {
    await expect(sentry).toHaveCapturedNothing()
  })
  afterAll(async () => {
    await expect(sentry).toHaveCapturedNothing()
  })
  test('test', () => {})
})

// the last hook of the file: no test is left to fail
afterAll(() => {
  expect(sentry).toHaveCapturedMessage('in an afterAll')
})
