import * as Sentry from '@sentry/core'
import { type CapturedEvent, createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { initCore } from '../matchers/helpers.js'

/**
 * The tag reads the last exception alone (sentry `interfaces/exception.py`), the "Unhandled" flag
 * any of them (snuba `handled_functions.py`).
 */
const sentry = createFakeTransport()
initCore(sentry)

/** Puts these in as they are: no capture call makes most of them. */
function capture(values: unknown): CapturedEvent {
  const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
    // the SDK itself stumbles over a null in the chain, so it comes in behind it
    Reflect.set(event, 'exception', { values })
  })
  Sentry.captureEvent({ exception: { values: [{ type: 'Error', value: 'boom' }] } })
  undo?.()
  const event = sentry.lastEvent
  if (!event) throw new Error('the client of @sentry/core is synchronous')
  return event
}

const named = (mechanism: unknown) => ({ type: 'TypeError', value: 'boom', mechanism })
const cause = (mechanism: unknown) => ({ type: 'RangeError', value: 'too far', mechanism })

const YES = { type: 'generic', handled: true }
const NO = { type: 'onerror', handled: false }

interface Row {
  readonly values: readonly unknown[]
  readonly handled: 'yes' | 'no' | undefined
  readonly mechanism: string | undefined
  readonly unhandled: boolean
}

const nothing = { handled: undefined, mechanism: undefined, unhandled: false }

test.each<[string, Row]>([
  [
    'handled: true',
    { values: [named(YES)], handled: 'yes', mechanism: 'generic', unhandled: false },
  ],
  ['handled: false', { values: [named(NO)], handled: 'no', mechanism: 'onerror', unhandled: true }],
  [
    'handled: null',
    { ...nothing, values: [named({ type: 'http', handled: null })], mechanism: 'http' },
  ],
  ['handled missing', { ...nothing, values: [named({ type: 'http' })], mechanism: 'http' }],
  ['mechanism missing', { ...nothing, values: [{ type: 'TypeError', value: 'boom' }] }],
  ['mechanism: null', { ...nothing, values: [named(null)] }],
  ['mechanism: {}', { ...nothing, values: [named({})] }],
  [
    'no type, handled: true',
    { ...nothing, values: [named({ handled: true })], mechanism: 'generic' },
  ],
  [
    'no type, handled: false: Relay moves it into data',
    { ...nothing, values: [named({ handled: false })], mechanism: 'generic' },
  ],
  ['the last is null', { ...nothing, values: [null] }],
  ['the last is null, after a handled one', { ...nothing, values: [cause(YES), null] }],
  [
    'the last is null, after an unhandled one',
    { ...nothing, values: [cause(NO), null], unhandled: true },
  ],
  ['no exception', { ...nothing, values: [] }],
  [
    'a handled cause of a handled one',
    { values: [cause(YES), named(YES)], handled: 'yes', mechanism: 'generic', unhandled: false },
  ],
  [
    'a handled cause of an unhandled one',
    { values: [cause(YES), named(NO)], handled: 'no', mechanism: 'onerror', unhandled: true },
  ],
  [
    'an unhandled cause of a handled one',
    { values: [cause(NO), named(YES)], handled: 'yes', mechanism: 'generic', unhandled: true },
  ],
  [
    'an unhandled cause of one without a mechanism',
    { ...nothing, values: [cause(NO), named(undefined)], unhandled: true },
  ],
  [
    'a cause without a type in its mechanism',
    {
      values: [cause({ handled: false }), named(YES)],
      handled: 'yes',
      mechanism: 'generic',
      unhandled: false,
    },
  ],
  [
    'a null among them',
    {
      values: [null, cause(NO), null, named(YES)],
      handled: 'yes',
      mechanism: 'generic',
      unhandled: true,
    },
  ],
  [
    'a group, whose root is the last',
    {
      values: [
        cause({ ...YES, type: 'chained', exception_id: 1, parent_id: 0 }),
        named({ ...NO, is_exception_group: true, exception_id: 0 }),
      ],
      handled: 'no',
      mechanism: 'onerror',
      unhandled: true,
    },
  ],
])('%s', async (_, { values, handled, mechanism, unhandled }) => {
  const event = capture(values)
  expect(event.payload.exception).toEqual({ values: JSON.parse(JSON.stringify(values)) })
  expect({ handled: event.handled, unhandled: event.unhandled }).toEqual({ handled, unhandled })
  // one tag alone, before all of them were read, and after
  expect(event.tag('handled')).toBe(handled)
  expect(event.tag('mechanism')).toBe(mechanism)
  expect(event.tags.handled).toBe(handled)
  expect(event.tags.mechanism).toBe(mechanism)
})

describe('the mechanism is that of the captured exception', () => {
  test('as on the payload', () => {
    const mechanism = { type: 'chained', handled: true, data: { deep: [1] }, exception_id: 0 }
    expect(capture([cause(NO), named(mechanism)]).mechanism).toEqual(mechanism)
  })

  test.each([[[]], [[null]], [[named(null)]], [[named(undefined)]]])('%j has none', (values) => {
    expect(capture(values).mechanism).toBeUndefined()
  })
})

test('the exceptions may stand there without a list around them', () => {
  const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
    Reflect.set(event, 'exception', [cause(YES), named(NO)])
  })
  Sentry.captureEvent({ exception: { values: [{ type: 'Error', value: 'boom' }] } })
  undo?.()
  expect(sentry.lastEvent).toMatchObject({ type: 'TypeError', handled: 'no', unhandled: true })
})

test("an app's own tags of these names give way to the derived ones", () => {
  Sentry.captureException(new TypeError('boom'), { tags: { handled: 'maybe', mechanism: 'mine' } })
  expect(sentry.lastEvent?.tags).toMatchObject({ handled: 'yes', mechanism: 'generic' })
  Sentry.captureEvent({ message: 'bare', tags: { handled: 'maybe', mechanism: 'mine' } })
  expect(sentry.lastEvent?.tags).toMatchObject({ handled: 'maybe', mechanism: 'mine' })
  expect(sentry.lastEvent?.handled).toBeUndefined()
})
