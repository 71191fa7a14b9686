import 'expect-sentry/vitest'
import type { CapturedEvent } from 'expect-sentry'
import { createFakeTransport, expectSentry } from 'expect-sentry'
import { expectTypeOf } from 'expect-type'
import { expect } from 'vitest'

/** Checked by the compiler alone: `npm test` runs it first. */
class PaymentError extends Error {
  readonly code: number

  constructor(code: number) {
    super('no funds')
    this.code = code
  }
}

const sentry = createFakeTransport()

export async function onRecording(event_id: string): Promise<void> {
  const asserted = expect(sentry)
  for (const assertion of [asserted, asserted.not]) {
    expectTypeOf(assertion.toHaveCapturedException()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedHandled()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedUnhandled()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedMessage()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedEvent()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedNothing()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedNothingElse()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveDropped()).toEqualTypeOf<Promise<void>>()
    expectTypeOf(assertion.toHaveCapturedException).not.toBeAny()
  }

  await expect(sentry).toHaveCapturedException(TypeError)
  await expect(sentry).toHaveCapturedException(PaymentError, { level: 'fatal' })
  await expect(sentry).toHaveCapturedException(new PaymentError(402))
  await expect(sentry).toHaveCapturedException('no funds', { times: 2 })
  await expect(sentry).toHaveCapturedException(/funds$/)
  await expect(sentry).toHaveCapturedException({ tags: { gateway: 'stripe' } })
  await expect(sentry).toHaveCapturedHandled(expect.stringContaining('funds'), { event_id })
  await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning' })
  await expect(sentry).toHaveCapturedEvent(event_id, { kind: 'exception' })
  await expect(sentry).toHaveCapturedEvent(/^abc/)
  await expect(sentry).toHaveDropped('before_send', { statusCode: 413, type: 'TypeError' })
  await expect(sentry).toHaveDropped({ event: { tags: { gateway: 'stripe' } } })

  await expect(sentry).toBeAcceptedBySentry()
  await expect(sentry).not.toBeAcceptedBySentry({ except: ['level-unknown'] })
  // @ts-expect-error a list
  await expect(sentry).toBeAcceptedBySentry({ except: 'level-unknown' })
  expectTypeOf(expectSentry(sentry).toBeAcceptedBySentry()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expectSentry(sentry.lastEvent).toBeAcceptedBySentry()).toEqualTypeOf<void>()

  // in every form that the runner has
  await expect.soft(sentry).toHaveCapturedHandled(PaymentError)
  await expect.poll(() => sentry).toHaveCapturedHandled()
  await expect.poll(() => sentry).toHaveCapturedHandled(TypeError, { level: 'error' })
  await expect.poll(() => sentry).toHaveCapturedHandled({ level: 'error' })
  await expect.poll(() => sentry).not.toHaveCapturedSpan({ op: 'db' })
  await expect.poll(() => sentry).toHaveDropped({ reason: 'before_send' })
  await expect(Promise.resolve(sentry)).resolves.not.toHaveCapturedUnhandled(PaymentError)
}

export async function refused(): Promise<void> {
  // @ts-expect-error no such matcher
  await expect(sentry).toHaveCapturedError()
  // @ts-expect-error no such matcher
  await expect(sentry).not.toHaveCapturedHandeled()
  // @ts-expect-error neither identity nor query
  await expect(sentry).toHaveCapturedException(42)
  // @ts-expect-error null is nothing in particular
  await expect(sentry).toHaveCapturedException(null)
  // @ts-expect-error a class is no message
  await expect(sentry).toHaveCapturedMessage(PaymentError)
  // @ts-expect-error no such field
  await expect(sentry).toHaveCapturedException({ tag: { gateway: 'stripe' } })
  // @ts-expect-error no such level
  await expect(sentry).toHaveCapturedException({ level: 'warn' })
  // @ts-expect-error no such level
  await expect(sentry).toHaveCapturedException(TypeError, { level: 'warn' })
  // @ts-expect-error no such field
  await expect.poll(() => sentry).toHaveCapturedException({ tag: { gateway: 'stripe' } })
  // @ts-expect-error a list is neither
  await expect(sentry).toHaveCapturedException([TypeError])
  // @ts-expect-error a predicate is no class
  await expect(sentry).toHaveCapturedException((error: Error) => error.message === 'no funds')
  // @ts-expect-error the query stands last
  await expect(sentry).toHaveCapturedException({ level: 'error' }, PaymentError)
  // @ts-expect-error two arguments are all
  await expect(sentry).toHaveCapturedException(PaymentError, {}, {})
  // @ts-expect-error no arguments
  await expect(sentry).toHaveCapturedNothing(PaymentError)
  // @ts-expect-error no arguments
  await expect(sentry).toHaveCapturedNothingElse({})
  // @ts-expect-error a status is no reason
  await expect(sentry).toHaveDropped(413)
  // @ts-expect-error a promise that nobody awaited
  await expect(sentry).toHaveCapturedEvent(Promise.resolve('a'.repeat(32)))
}

export function onEvent(event: CapturedEvent | undefined): void {
  const asserted = expect(event)
  for (const assertion of [asserted, asserted.not]) {
    expectTypeOf(assertion.toBeHandled()).toEqualTypeOf<void>()
    expectTypeOf(assertion.toBeUnhandled()).toEqualTypeOf<void>()
    expectTypeOf(assertion.toHaveSentryTag('gateway')).toEqualTypeOf<void>()
    expectTypeOf(assertion.toHaveBreadcrumb()).toEqualTypeOf<void>()
    expectTypeOf(assertion.toBeHandled).not.toBeAny()
  }
  expect(event).toHaveSentryTag('gateway', 'stripe')
  expect(event).toHaveSentryTag('gateway', /^str/)
  expect(event).toHaveSentryTag('vip', true)
  expect(event).toHaveSentryTag('retries', 3)
  expect(event).toHaveSentryTag('gateway', expect.stringContaining('rip'))
  expect(event).toHaveSentryTag('gateway', (value) => {
    expectTypeOf(value).toEqualTypeOf<string | undefined>()
    return true
  })
  expect(event).toHaveBreadcrumb({ category: 'cart', data: { sku: 1 }, level: 'info' })
  expect(event).toHaveBreadcrumb({ message: 'x', times: 2 })

  // @ts-expect-error a key is needed
  expect(event).toHaveSentryTag()
  // @ts-expect-error a key is a text
  expect(event).toHaveSentryTag(/gate/)
  // @ts-expect-error no tag is an object
  expect(event).toHaveSentryTag('gateway', { name: 'stripe' })
  // @ts-expect-error no tag is null
  expect(event).toHaveSentryTag('gateway', null)
  // @ts-expect-error no arguments
  expect(event).toBeHandled(true)
  // @ts-expect-error no such field of a breadcrumb
  expect(event).toHaveBreadcrumb({ mesage: 'x' })
  // @ts-expect-error no such level
  expect(event).toHaveBreadcrumb({ level: 'warn' })
}
