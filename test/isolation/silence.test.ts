import * as Sentry from '@sentry/node'
import { createFakeTransport, type FakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { describe, expect, test as plainTest } from 'vitest'

/** Nobody waits, nobody flushes, nothing is closed: whose is it, and what does the next test see? */
const shared = createFakeTransport()
Sentry.init(shared.instrument({ tracesSampleRate: 1, enableLogs: true }))

function leaveMuch(): void {
  Sentry.captureException(new TypeError('in flight'))
  Sentry.captureMessage('in flight too')
  Sentry.logger.info('unflushed')
  Sentry.metrics.count('unflushed')
  Sentry.startSpan({ name: 'held back' }, () => {})
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'in_progress' })
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
    expect(left?.logs.map(({ body }) => body)).toEqual(['unflushed'])
    expect(left?.metrics.map(({ name }) => name)).toEqual(['unflushed'])
    expect(left?.transactions.map(({ name }) => name)).toEqual(['held back'])
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
