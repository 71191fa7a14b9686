import type {
  BreadcrumbQuery,
  CapturedEvent,
  DropQuery,
  EventQuery,
  SpanQuery,
} from 'expect-sentry'
import { expectTypeOf } from 'expect-type'
import { expect } from 'vitest'

/** What compiles as a query, and what is a compile error in it. */
export const accepted: EventQuery[] = [
  {},
  { event_id: 'a'.repeat(32) },
  { event_id: /^a/ },
  { kind: 'message' },
  { title: /boom/, type: 'TypeError', value: expect.any(String), message: undefined },
  { causes: [{ type: 'RangeError' }, { value: /far/ }] },
  { causes: [] },
  { handled: 'yes', unhandled: false },
  { handled: undefined },
  { mechanism: { type: /^auto\./, handled: false, data: { any: 'thing' } } },
  { tags: { gateway: 'stripe', vip: true, retries: 3, url: /pay/, none: undefined } },
  { tags: expect.objectContaining({ gateway: 'stripe' }) },
  { level: 'fatal' },
  { level: /fatal|error/ },
  { level: expect.any(String) },
  { user: { id: '7', geo: { city: undefined } }, extra: { a: { b: [1] } } },
  { contexts: { cart: { items: 2 } }, request: { url: /cart/ } },
  { breadcrumbs: [{ category: 'cart' }, { message: /added/, data: { sku: 1 } }] },
  { breadcrumbs: [] },
  { fingerprint: ['checkout', expect.anything()] },
  { transaction: 'GET /cart', release: /@1/, environment: 'staging', dist: '7' },
  { logger: undefined, server_name: 'web-1', platform: 'node', timestamp: 7 },
  { attachments: [{ filename: 'a.txt', data: new Uint8Array() }] },
  { payload: { sdk: { name: /node/ } }, envelope: { header: {} }, error: { code: 402 } },
  { times: 0 },
]

export const predicates: EventQuery = {
  value(value) {
    expectTypeOf(value).toEqualTypeOf<string | undefined>()
    return true
  },
  title(title) {
    expectTypeOf(title).toEqualTypeOf<string>()
    return true
  },
  unhandled(unhandled) {
    expectTypeOf(unhandled).toEqualTypeOf<boolean>()
    return unhandled
  },
  level(level) {
    expectTypeOf(level).toEqualTypeOf<
      'fatal' | 'error' | 'warning' | 'log' | 'info' | 'debug' | undefined
    >()
    return level === 'fatal'
  },
  breadcrumbs(breadcrumbs) {
    expectTypeOf(breadcrumbs).toEqualTypeOf<CapturedEvent['breadcrumbs']>()
    return breadcrumbs.length === 2
  },
}

// @ts-expect-error no such field
export const mistyped: EventQuery = { tag: { gateway: 'stripe' } }
// @ts-expect-error Sentry writes it with an underscore
export const camel: EventQuery = { eventId: 'a'.repeat(32) }
// @ts-expect-error no such level: Sentry would take it for error
export const warn: EventQuery = { level: 'warn' }
// @ts-expect-error no such kind
export const kind: EventQuery = { kind: 'error' }
// @ts-expect-error the tag is 'yes' or 'no'
export const handled: EventQuery = { handled: true }
// @ts-expect-error whether it is unhandled is a boolean
export const unhandled: EventQuery = { unhandled: 'no' }
// @ts-expect-error every event has an id
export const noId: EventQuery = { event_id: undefined }
// @ts-expect-error a RegExp tests texts alone
export const time: EventQuery = { timestamp: /7/ }
// @ts-expect-error how often is a number
export const times: EventQuery = { times: '2' }
// @ts-expect-error breadcrumbs are a list
export const breadcrumbs: EventQuery = { breadcrumbs: { message: 'x' } }
// @ts-expect-error no such field of a breadcrumb
export const breadcrumb: EventQuery = { breadcrumbs: [{ mesage: 'x' }] }
// @ts-expect-error a text equals no number
export const type: EventQuery = { type: 7 }
// @ts-expect-error the answer of an async predicate is always truthy
export const later: EventQuery = { value: async () => true }
// @ts-expect-error no tag is an object
export const tags: EventQuery = { tags: { gateway: { name: 'stripe' } } }
// @ts-expect-error how a mechanism is handled is a boolean
export const mechanism: EventQuery = { mechanism: { handled: 'yes' } }

export const spans: SpanQuery = {
  name(name) {
    expectTypeOf(name).toEqualTypeOf<string>()
    return true
  },
  parent_span_id(parent) {
    expectTypeOf(parent).toEqualTypeOf<string | undefined>()
    return parent === undefined
  },
}

export const drops: DropQuery[] = [
  { reason: 'before_send', category: 'error', quantity: 1, statusCode: 413 },
  { reason: /send/, type: 'TypeError', tags: { gateway: 'stripe' }, times: 3 },
  { event: { level: 'fatal' } },
  { event: undefined },
]

// @ts-expect-error no such field of a drop
export const status: DropQuery = { status: 413 }
// @ts-expect-error a status is a number
export const statusCode: DropQuery = { statusCode: '413' }
// @ts-expect-error no such level of its event
export const nested: DropQuery = { event: { level: 'warn' } }

export const crumbs: BreadcrumbQuery[] = [
  { type: 'user', category: /^ui\./, message: undefined, data: { to: '/pay' } },
  { level: 'debug', timestamp: (timestamp = 0) => timestamp > 0, event_id: 'a' },
]

// @ts-expect-error no such level
export const crumb: BreadcrumbQuery = { level: 'critical' }
