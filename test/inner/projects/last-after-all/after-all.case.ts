import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, describe, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

// nothing else fails in this run: only the guard can make it red
describe('forgotten in an afterAll', () => {
  afterAll(() => {
    expect(sentry).toHaveCapturedNothing()
  })
  test('test', () => {})
})
