import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { matchers } from 'expect-sentry/matchers'
import { idOf, sendHandMade } from '../../../isolation/support/hand-made.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    tracesSampleRate: 1,
    enableLogs: true,
    beforeSend: dropped,
  }),
)

function dropped(event: Sentry.ErrorEvent) {
  return event.tags?.drop ? null : event
}

afterEach(() => {
  jest.useRealTimers()
})

/** Jest's own of today, which fake `nextTick` and `queueMicrotask` too; and those of before. */
describe.each([
  ['modern', {}],
  ['legacy', { legacyFakeTimers: true as const }],
] as const)('%s timers', (_, timers) => {
  beforeEach(() => {
    jest.useFakeTimers(timers)
  })

  test('every kind, every matcher', async () => {
    const event_id = report()
    await expectAll(event_id)
  })

  test('the next test begins with nothing', async () => {
    await expect(sentry).toHaveCapturedNothing()
  })

  test('what is not captured is not found', async () => {
    await expect(expect(sentry).toHaveCapturedHandled()).rejects.toThrow(
      'Captured: nothing (no envelope reached the transport)',
    )
  })

  test('waitForEvent, and settled', async () => {
    const waiting = sentry.waitForEvent('late')
    Sentry.captureException(new Error('late'))
    expect((await waiting).value).toBe('late')
    await sentry.settled()
    expect(sentry.pending).toBe(0)
    await expect(sentry.waitForEvent('never', {}, { timeout: 1 })).rejects.toThrow('Waited: 1 ms')
  })

  test('an outage, and reset', async () => {
    sentry.respondWith(new Error('connect ECONNREFUSED'))
    Sentry.captureException(new TypeError('boom'))
    await expect(sentry).toHaveDropped('network_error', { type: 'TypeError' })
    await sentry.reset()
    await expect(sentry).not.toHaveDropped()
  })
})

test('no matcher is missing here', () => {
  const asked = new Set(String(expectAll).match(/to(?:Have|Be)\w+/g))
  expect(Object.keys(matchers).filter((name) => !asked.has(name))).toEqual([])
})

test('what is not there fails', async () => {
  jest.useFakeTimers()
  await expect(sentry).toHaveCapturedHandled()
})

function report(): string {
  Sentry.addBreadcrumb({ message: 'an order came in' })
  Sentry.startSession()
  Sentry.logger.info('packing')
  Sentry.metrics.count('packed', 1)
  sendHandMade(Sentry.getClient(), 'packing')
  Sentry.startSpan({ name: 'pack an order' }, () =>
    Sentry.startSpan({ name: 'lift', op: 'arm' }, () => {}),
  )
  Sentry.captureMessage('packed')
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'in_progress' })
  Sentry.captureFeedback({ message: 'it was late' })
  Sentry.captureException(new Error('expected'), { tags: { drop: true } })
  Sentry.withScope((scope) => {
    scope.addAttachment({ filename: 'order.txt', data: 'two books' })
    Sentry.captureException(new RangeError('too far'), { tags: { gateway: 'stripe' } })
  })
  Sentry.captureException(new SyntaxError('no cart'), { mechanism: { type: 'x', handled: false } })
  return Sentry.captureException(new TypeError('boom'))
}

async function expectAll(event_id: string): Promise<void> {
  await expect(sentry).toHaveCapturedException(TypeError, { times: 1 })
  await expect(sentry).toHaveCapturedHandled(RangeError, { tags: { gateway: 'stripe' } })
  await expect(sentry).toHaveCapturedUnhandled(SyntaxError)
  await expect(sentry).not.toHaveCapturedUnhandled(TypeError)
  await expect(sentry).toHaveCapturedMessage('packed')
  await expect(sentry).toHaveCapturedEvent(event_id)
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveCapturedNothing()
  await expect(sentry).toHaveDropped('before_send', { value: 'expected', times: 1 })
  await expect(sentry).not.toHaveLeaked('sk-live-1')
  await expect(sentry).toBeAcceptedBySentry()
  await expect(sentry).toHaveCapturedTransaction('pack an order')
  await expect(sentry).toHaveCapturedSpan('lift', { op: 'arm' })
  await expect(sentry).toHaveCapturedLog('packing')
  await expect(sentry).toHaveCapturedMetric('packed', { value: 1 })
  await expect(sentry).toHaveCapturedCheckIn('nightly', { closed: false })
  await expect(sentry).toHaveCapturedSession({ init: true })
  await expect(sentry).toHaveCapturedFeedback('it was late')
  await expect(sentry).toHaveCapturedAttachment('order.txt', { text: 'two books' })
  await expect(sentry).toHaveCapturedReplay(idOf('packing'))
  await expect(sentry).toHaveCapturedProfile({ release: 'packing' })
  const event = sentry.event(event_id)
  expect(event).toBeHandled()
  expect(event).not.toBeUnhandled()
  expect(event).toHaveSentryTag('level', 'error')
  expect(event).toHaveBreadcrumb({ message: 'an order came in' })
}
