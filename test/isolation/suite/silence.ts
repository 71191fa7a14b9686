import type { FakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { describe, expect, test as plainTest } from 'vitest'
import type { Sdk, Since } from '../support/sdk.js'

interface App {
  readonly sdk: Sdk
  /** The recording that all plain tests of the file share. */
  readonly shared: FakeTransport
  readonly since: Since
}

/** Nobody waits, nobody flushes, nothing is closed: whose is it, and what does the next test see? */
export function silenceSuite({ sdk, shared, since }: App): void {
  function leaveMuch(): void {
    sdk.captureException(new TypeError('in flight'))
    sdk.captureMessage('in flight too')
    since.log?.('unflushed')
    since.count?.('unflushed', 1)
    if (since.spansOfConcurrentTests) sdk.startSpan({ name: 'held back' }, () => {})
    sdk.captureCheckIn({ monitorSlug: 'nightly', status: 'in_progress' })
  }

  describe('a test with a recording of its own', () => {
    let left: FakeTransport | undefined

    test('leaves much', ({ sentry }) => {
      left = sentry
      leaveMuch()
    })

    test('and the next has nothing of it', async ({ sentry }) => {
      await expect(sentry).toHaveCapturedNothing()
      await expect(sentry).not.toHaveDropped()
    })

    plainTest('it is all in the recording of the first', () => {
      expect(left?.events.map(({ title }) => title)).toEqual([
        'TypeError: in flight',
        'in flight too',
      ])
      expect(left?.logs.map(({ body }) => body)).toEqual(since.log ? ['unflushed'] : [])
      expect(left?.metrics.map(({ name }) => name)).toEqual(since.count ? ['unflushed'] : [])
      expect(left?.transactions.map(({ name }) => name)).toEqual(
        since.spansOfConcurrentTests ? ['held back'] : [],
      )
      expect(left?.checkIns).toMatchObject([{ monitor_slug: 'nightly', closed: false }])
      expect(shared.items).toEqual([])
    })
  })

  describe('a plain test', () => {
    plainTest('leaves much', () => {
      leaveMuch()
    })

    plainTest('and the next has nothing of it', async () => {
      await expect(shared).toHaveCapturedNothing()
      await expect(shared).not.toHaveDropped()
    })

    plainTest('leaves much once more', () => {
      leaveMuch()
    })

    test('and one with a recording of its own has nothing of it', async ({ sentry }) => {
      await expect(sentry).toHaveCapturedNothing()
      await expect(sentry).not.toHaveDropped()
    })
  })
}
