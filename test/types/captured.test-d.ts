import {
  type CapturedDrop,
  type CapturedEvent,
  createFakeTransport,
  type EventMatchers,
  expectSentry,
  type Issue,
  type RecordedEnvelope,
  type RecordedItem,
  type RecordingMatchers,
} from 'expect-sentry'
import { matchers } from 'expect-sentry/matchers'
import { expectTypeOf } from 'expect-type'
import { expect } from 'vitest'

const sentry = createFakeTransport()
const event_id = 'a'.repeat(32)

expectTypeOf(sentry.events).toEqualTypeOf<readonly CapturedEvent[]>()
expectTypeOf(sentry.exceptions).toEqualTypeOf<readonly CapturedEvent[]>()
expectTypeOf(sentry.messages).toEqualTypeOf<readonly CapturedEvent[]>()
expectTypeOf(sentry.items).toEqualTypeOf<readonly RecordedItem[]>()
expectTypeOf(sentry.envelopes).toEqualTypeOf<readonly RecordedEnvelope[]>()
expectTypeOf(sentry.drops).toEqualTypeOf<readonly CapturedDrop[]>()
expectTypeOf(sentry.issues).toEqualTypeOf<readonly Issue[]>()
expectTypeOf(sentry.pending).toEqualTypeOf<number>()
expectTypeOf(sentry.lastEvent).toEqualTypeOf<CapturedEvent | undefined>()
expectTypeOf(sentry.event(event_id)).toEqualTypeOf<CapturedEvent | undefined>()
expectTypeOf(sentry.settled()).toEqualTypeOf<Promise<void>>()
expectTypeOf(sentry.reset()).toEqualTypeOf<Promise<void>>()
expectTypeOf(sentry.toString()).toEqualTypeOf<string>()

expectTypeOf<CapturedEvent['event_id']>().toEqualTypeOf<string>()
expectTypeOf<CapturedEvent['kind']>().toEqualTypeOf<'exception' | 'message'>()
expectTypeOf<CapturedEvent['handled']>().toEqualTypeOf<'yes' | 'no' | undefined>()
expectTypeOf<CapturedEvent['unhandled']>().toEqualTypeOf<boolean>()
expectTypeOf<CapturedEvent['title']>().toEqualTypeOf<string>()
expectTypeOf<CapturedEvent['type']>().toEqualTypeOf<string | undefined>()
expectTypeOf<CapturedEvent['tags']>().toEqualTypeOf<Readonly<Record<string, string>>>()
expectTypeOf<CapturedEvent['error']>().toEqualTypeOf<unknown>()
expectTypeOf<CapturedEvent['payload']>().not.toBeAny()
expectTypeOf<CapturedDrop['event']>().toEqualTypeOf<CapturedEvent | undefined>()
expectTypeOf<CapturedDrop['statusCode']>().toEqualTypeOf<number | undefined>()
expectTypeOf<Issue['handled']>().toEqualTypeOf<'yes' | 'no' | undefined>()

export async function waiting(): Promise<void> {
  expectTypeOf(await sentry.waitForEvent()).toEqualTypeOf<CapturedEvent>()
  await sentry.waitForEvent({ timeout: 500 })
  await sentry.waitForEvent({ level: 'fatal' }, { timeout: 500 })
  await sentry.waitForEvent(TypeError)
  await sentry.waitForEvent(TypeError, { level: 'fatal' }, { timeout: 500 })
  // @ts-expect-error no such level
  await sentry.waitForEvent(TypeError, { level: 'warn' })
  // @ts-expect-error milliseconds
  await sentry.waitForEvent(TypeError, {}, { timeout: '1s' })
}

export async function outsideOfRunners(): Promise<void> {
  const onRecording = expectSentry(sentry)
  expectTypeOf(onRecording).toEqualTypeOf<RecordingMatchers & { readonly not: RecordingMatchers }>()
  const onEvent = expectSentry(sentry.lastEvent)
  expectTypeOf(onEvent).toEqualTypeOf<EventMatchers & { readonly not: EventMatchers }>()
  // @ts-expect-error of one event
  onRecording.toBeHandled()
  // @ts-expect-error of a whole recording
  await onEvent.toHaveCapturedException()
  // @ts-expect-error no such matcher
  await onRecording.toHaveCapturedError()
  // @ts-expect-error no such field
  await onRecording.not.toHaveCapturedHandled({ tag: 'x' })
  // @ts-expect-error .not stands once
  onRecording.not.not
  // @ts-expect-error neither a recording nor an event
  expectSentry({})
}

export function withoutADoor(): void {
  expect.extend(matchers)
}

export function readOnly(event: CapturedEvent): void {
  // @ts-expect-error what was recorded stays
  event.level = 'info'
  // @ts-expect-error what was recorded stays
  event.tags.gateway = 'paypal'
  // @ts-expect-error what was recorded stays
  sentry.events.push(event)
}
