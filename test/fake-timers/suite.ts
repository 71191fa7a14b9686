import type { FakeTransport } from 'expect-sentry'
import { matchers } from 'expect-sentry/matchers'
import { test as isolatedTest } from 'expect-sentry/vitest'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { idOf, sendHandMade } from '../isolation/support/hand-made.js'
import { meeting } from '../isolation/support/meeting.js'
import type { Sdk, Since } from '../isolation/support/sdk.js'

interface App {
  readonly sdk: Sdk
  readonly sentry: FakeTransport
  readonly since: Since
}

type Timers = NonNullable<Parameters<typeof vi.useFakeTimers>[0]>['toFake']

/** Vitest's default; and all that it can fake in a process (`nextTick` it cannot). */
const KINDS: readonly [string, Timers][] = [
  ['as Vitest fakes them', undefined],
  [
    'all of them',
    [
      ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'] as const),
      ...(['clearImmediate', 'Date', 'performance', 'queueMicrotask', 'hrtime'] as const),
    ],
  ],
]

/** Time stands still: nobody advances a clock, and every kind arrives, every matcher answers. */
export function fakeTimersSuite({ sdk, sentry, since }: App): void {
  afterEach(() => {
    vi.useRealTimers()
  })

  async function report(): Promise<string> {
    sdk.addBreadcrumb({ message: 'an order came in' })
    sdk.startSession({ sid: '1'.repeat(32) })
    since.log?.('packing')
    since.count?.('packed', 1)
    sendHandMade(sdk.getClient(), 'packing')
    sdk.startSpan({ name: 'pack an order', op: 'queue.process' }, () =>
      sdk.startSpan({ name: 'lift' }, () => {}),
    )
    sdk.captureMessage('packed')
    sdk.captureCheckIn({ monitorSlug: 'nightly', status: 'in_progress' })
    sdk.captureFeedback({ message: 'it was late', name: 'Ann' })
    sdk.captureException(new Error('not wanted'))
    sdk.withScope((scope) => {
      scope.addAttachment({ filename: 'order.txt', data: 'two books' })
      sdk.setTag('gateway', 'stripe')
      sdk.captureException(new RangeError('too far'))
    })
    return sdk.captureException(new TypeError('boom'))
  }

  async function expectAll(recording: FakeTransport, event_id: string): Promise<void> {
    await expect(recording).toHaveCapturedException(TypeError, { times: 1 })
    await expect(recording).toHaveCapturedHandled(RangeError, { tags: { gateway: 'stripe' } })
    await expect(recording).not.toHaveCapturedUnhandled()
    await expect(recording).toHaveCapturedMessage('packed')
    await expect(recording).toHaveCapturedEvent(event_id)
    await expect(recording).toHaveCapturedNothingElse()
    await expect(recording).not.toHaveCapturedNothing()
    await expect(recording).toHaveDropped('before_send', { value: 'not wanted', times: 1 })
    await expect(recording).not.toHaveLeaked('sk-live-1')
    await expect(recording).toBeAcceptedBySentry()
    if (since.spansOfConcurrentTests || recording === sentry) {
      await expect(recording).toHaveCapturedTransaction('pack an order')
      await expect(recording).toHaveCapturedSpan('lift')
    }
    if (since.log) await expect(recording).toHaveCapturedLog('packing')
    if (since.count) await expect(recording).toHaveCapturedMetric('packed')
    await expect(recording).toHaveCapturedCheckIn('nightly', { closed: false })
    await expect(recording).toHaveCapturedSession({ sid: '1'.repeat(32) })
    await expect(recording).toHaveCapturedFeedback('it was late')
    await expect(recording).toHaveCapturedAttachment('order.txt', { text: 'two books' })
    await expect(recording).toHaveCapturedReplay(idOf('packing'))
    await expect(recording).toHaveCapturedProfile({ release: 'packing' })
    const event = recording.event(event_id)
    expect(event).toBeHandled()
    expect(event).not.toBeUnhandled()
    expect(event).toHaveSentryTag('level', 'error')
    expect(event).toHaveBreadcrumb({ message: 'an order came in' })
    expect(event).toBeAcceptedBySentry()
  }

  test('no matcher is missing here', () => {
    const asked = new Set(String(expectAll).match(/to(?:Have|Be)\w+/g))
    expect(Object.keys(matchers).filter((name) => !asked.has(name))).toEqual([])
  })

  describe.each(KINDS)('timers faked: %s', (_, toFake) => {
    const fake = () => {
      vi.useFakeTimers(toFake ? { toFake: [...toFake] } : {})
      // nobody is to advance it by accident
      expect(vi.isFakeTimers()).toBe(true)
    }

    describe('from before the test', () => {
      beforeEach(fake)

      test('every kind, every matcher', async () => {
        await expectAll(sentry, await report())
      })

      test('the next test begins with nothing', async () => {
        await expect(sentry).toHaveCapturedNothing()
      })
    })

    test('from within the test', async () => {
      const before = Date.now()
      fake()
      vi.setSystemTime(before)
      await expectAll(sentry, await report())
      expect(Date.now()).toBe(before)
    })

    test('real again before the assertion', async () => {
      fake()
      const event_id = await report()
      vi.useRealTimers()
      await expectAll(sentry, event_id)
    })

    test('waitForEvent()', async () => {
      fake()
      const waited = sentry.waitForEvent(TypeError)
      await report()
      expect((await waited).value).toBe('boom')
      await expect(sentry.waitForEvent(SyntaxError, {}, { timeout: 1 })).rejects.toThrow(
        'Waited: 1 ms',
      )
    })

    test('settled(), reset() and an outage', async () => {
      fake()
      sentry.respondWith(new Error('connect ECONNREFUSED'))
      sdk.captureException(new TypeError('boom'))
      await sentry.settled()
      await expect(sentry).toHaveDropped('network_error', { type: 'TypeError' })
      await sentry.reset()
      await expect(sentry).not.toHaveDropped()
    })

    describe('in concurrent tests', () => {
      const met = meeting(3)

      isolatedTest.concurrent.for([1, 2, 3])('test %i', async (_, { sentry: own }) => {
        fake()
        await met()
        await expectAll(own, await report())
      })
    })
  })
}
