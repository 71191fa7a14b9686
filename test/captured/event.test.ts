import { inspect } from 'node:util'
import * as Sentry from '@sentry/node'
import { type CapturedEvent, createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { A } from '../matchers/ids.js'
import { recordedEvent, withoutEnvelope } from '../rules/support/sent.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    environment: 'staging',
    dist: '7',
    serverName: 'web-1',
  }),
)

async function last(): Promise<CapturedEvent> {
  await sentry.settled()
  const event = sentry.lastEvent
  if (!event) throw new Error('it was captured')
  return event
}

test("every field of an exception, in Sentry's own names", async () => {
  Sentry.addBreadcrumb({ category: 'cart', message: 'added sku-1', level: 'info', timestamp: 7 })
  const error = new TypeError('boom')
  Sentry.captureException(error, {
    event_id: A,
    captureContext: {
      level: 'fatal',
      user: { id: '7' },
      tags: { gateway: 'stripe' },
      extra: { order: { id: 'o-1' } },
      contexts: { cart: { items: 2 } },
      fingerprint: ['checkout'],
    },
  })
  const event = await last()
  expect(event).toMatchObject({
    event_id: A,
    kind: 'exception',
    title: 'TypeError: boom',
    type: 'TypeError',
    value: 'boom',
    message: undefined,
    causes: [],
    handled: 'yes',
    unhandled: false,
    mechanism: { type: 'generic', handled: true },
    level: 'fatal',
    user: { id: '7' },
    extra: { order: { id: 'o-1' } },
    breadcrumbs: [{ category: 'cart', message: 'added sku-1', level: 'info', timestamp: 7 }],
    fingerprint: ['checkout'],
    release: 'shop@1.4.0',
    environment: 'staging',
    dist: '7',
    server_name: 'web-1',
    platform: 'node',
    request: undefined,
    transaction: undefined,
    logger: undefined,
    attachments: [],
    error,
  })
  expect(event.contexts?.cart).toEqual({ items: 2 })
  expect(event.timestamp).toBe(event.payload.timestamp)
  expect(event.payload).toMatchObject({ event_id: A, release: 'shop@1.4.0', level: 'fatal' })
  expect(event.tags).toMatchObject({ gateway: 'stripe', dist: '7', server_name: 'web-1' })
})

test('what only captureEvent can say', async () => {
  Sentry.captureEvent({
    message: 'stock is low',
    logger: 'inventory',
    transaction: 'GET /cart',
    request: { url: 'https://shop.example/cart', method: 'GET' },
    platform: 'python',
  })
  expect(await last()).toMatchObject({
    logger: 'inventory',
    transaction: 'GET /cart',
    request: { url: 'https://shop.example/cart', method: 'GET' },
    platform: 'python',
    level: undefined,
    user: undefined,
    extra: undefined,
    fingerprint: [],
    breadcrumbs: [],
    mechanism: undefined,
    error: undefined,
  })
})

describe('causes', () => {
  test('stand nearest first, the captured exception apart', async () => {
    const root = new Error('no map')
    const middle = new RangeError('too far', { cause: root })
    Sentry.captureException(new TypeError('boom', { cause: middle }))
    const event = await last()
    expect([event.type, event.value]).toEqual(['TypeError', 'boom'])
    expect(event.causes).toMatchObject([
      { type: 'RangeError', value: 'too far', mechanism: { type: 'chained', handled: true } },
      { type: 'Error', value: 'no map', mechanism: { type: 'chained' } },
    ])
    expect(event.causes).toHaveLength(2)
    await expect(sentry).toHaveCapturedException(TypeError, {
      causes: [{ type: 'RangeError' }, { value: /map/ }],
    })
    await expect(sentry).not.toHaveCapturedException(TypeError, { causes: [{ value: /map/ }] })
    await expect(sentry).not.toHaveCapturedException(TypeError, { causes: [] })
  })

  test('of a group are its members', async () => {
    const members = [new RangeError('first'), new SyntaxError('second')]
    Sentry.captureException(new AggregateError(members, 'both failed'))
    const event = await last()
    expect(event.title).toBe('AggregateError: both failed')
    expect(event.causes.map(({ value }) => value).sort()).toEqual(['first', 'second'])
  })
})

describe('breadcrumbs', () => {
  test.each([
    ['an array', [{ message: 'a' }, { message: 'b' }]],
    ['an object with values', { values: [{ message: 'a' }, { message: 'b' }] }],
    ['an array with a null', [{ message: 'a' }, null, { message: 'b' }]],
  ])('as %s', async (_, breadcrumbs) => {
    const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
      Reflect.set(event, 'breadcrumbs', breadcrumbs)
    })
    Sentry.captureEvent({ message: 'stock is low' })
    const event = await last()
    undo?.()
    expect(event.breadcrumbs).toEqual([{ message: 'a' }, { message: 'b' }])
    expect(event).toHaveBreadcrumb({ message: 'b' })
  })
})

test('attachments are those of the event, with their bytes', async () => {
  const data = new Uint8Array([0, 1, 255])
  Sentry.captureException(new TypeError('boom'), {
    attachments: [
      { filename: 'order.json', data: '{"id":"o-1"}', contentType: 'application/json' },
      { filename: 'raw.bin', data },
      { filename: 'empty.txt', data: '' },
    ],
  })
  const { attachments } = await last()
  data.fill(7)
  expect(attachments).toMatchObject([
    {
      filename: 'order.json',
      content_type: 'application/json',
      text: '{"id":"o-1"}',
      size: 12,
    },
    { filename: 'raw.bin', content_type: undefined, data: new Uint8Array([0, 1, 255]), size: 3 },
    { filename: 'empty.txt', text: '', size: 0 },
  ])
  await expect(sentry).toHaveCapturedException({
    attachments: [{ text: /o-1/ }, { data: new Uint8Array([0, 1, 255]) }, { size: 0 }],
  })
  for (const other of [
    [0, 1, 254],
    [0, 1],
    [0, 1, 255, 0],
  ]) {
    await expect(sentry).not.toHaveCapturedException({
      attachments: [{}, { data: new Uint8Array(other) }, {}],
    })
  }
  Sentry.captureMessage('stock is low')
  expect((await last()).attachments).toEqual([])
})

test('the envelope is the one it came in', async () => {
  Sentry.captureException(new TypeError('boom'), {
    event_id: A,
    attachments: [{ filename: 'a.txt', data: 'a' }],
  })
  const { envelope, payload } = await last()
  expect(envelope?.header).toMatchObject({ event_id: A, sdk: { name: 'sentry.javascript.node' } })
  expect(envelope?.items.map(({ type, header }) => [type, header.filename])).toEqual([
    ['event', undefined],
    ['attachment', 'a.txt'],
  ])
  expect(envelope?.items[0]?.payload).toBe(payload)
  await expect(sentry).toHaveCapturedException({ envelope: { header: { event_id: A } } })
  await expect(sentry).not.toHaveCapturedException({
    envelope: { header: { event_id: undefined } },
  })
})

test('what the app changes later changes nothing', async () => {
  const tags = { gateway: 'stripe' }
  const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
    event.tags = tags
  })
  Sentry.captureEvent({ message: 'stock is low' })
  const event = await last()
  undo?.()
  tags.gateway = 'paypal'
  expect(event.tags.gateway).toBe('stripe')
  expect(event.payload.tags).toEqual({ gateway: 'stripe' })
})

test('what was recorded cannot be changed, and a copy of it can', async () => {
  Sentry.captureException(new TypeError('boom'))
  const event = await last()
  for (const name of ['level', 'tags', 'title', 'handled', 'event_id']) {
    expect(() => Reflect.set(event, name, 'x')).toThrow(
      new TypeError(`A captured event's ${name} cannot be changed.`),
    )
  }
  expect(event.level).toBe('error')
  const copy = Object.create(event)
  copy.level = 'fatal'
  expect(Object.entries(copy)).toEqual([['level', 'fatal']])
  copy.level = 'debug'
  expect([copy.level, event.level]).toEqual(['debug', 'error'])
})

test('two events that differ are not equal to a runner', async () => {
  Sentry.captureEvent({ message: 'stock is low' })
  const first = await last()
  Sentry.captureEvent({ message: 'stock is out' })
  const second = await last()
  expect(second).not.toEqual(first)
  expect(second).toEqual(second)
  expect(Object.keys(first)).toEqual(['payload'])
})

describe('what only other SDKs send', () => {
  test('texts that are none', () => {
    const values = [{ type: 7, value: { a: 1 } }]
    expect(recordedEvent({ message: 7, exception: { values } })).toMatchObject({
      kind: 'exception',
      type: undefined,
      value: undefined,
      message: undefined,
    })
    expect(
      recordedEvent({ level: 7, transaction: null, timestamp: '2026-11-26T05:00:00Z' }),
    ).toMatchObject({ level: undefined, transaction: undefined, timestamp: undefined })
  })

  test('a chain with a null in it', () => {
    const mechanism = { type: 'generic', handled: false }
    const event = recordedEvent({
      exception: {
        values: [{ type: 'Error', value: 'a' }, null, { type: 'TypeError', mechanism }],
      },
    })
    expect(event.causes).toEqual([
      { type: undefined, value: undefined, mechanism: undefined },
      { type: 'Error', value: 'a', mechanism: undefined },
    ])
    expect(event).toMatchObject({ type: 'TypeError', unhandled: true })
    const other = recordedEvent({ exception: { values: [{ type: 'Error', mechanism }, null] } })
    expect(other).toMatchObject({ type: undefined, handled: undefined, unhandled: true })
  })

  test.each([
    [{ type: 'onerror', handled: 1 }, undefined, 'onerror'],
    [{}, undefined, undefined],
    ['onerror', undefined, undefined],
  ])('the mechanism %j', (mechanism, handled, tag) => {
    const { tags } = recordedEvent({ exception: { values: [{ type: 'Error', mechanism }] } })
    expect([tags.handled, tags.mechanism]).toEqual([handled, tag])
  })
})

test('an event that was dropped has no envelope, and no attachments', () => {
  const event = withoutEnvelope({ message: 'stock is low' })
  expect(event).toMatchObject({ event_id: '', envelope: undefined, attachments: [] })
})

test('console.log shows what matters of it', async () => {
  Sentry.captureException(new TypeError('boom'), {
    event_id: A,
    captureContext: { level: 'fatal' },
  })
  const shown = inspect(await last(), { depth: 0, breakLength: 80 })
  expect(shown).toMatch(/event_id: 'a{32}'/)
  expect(shown).toMatch(/title: 'TypeError: boom'/)
  expect(shown).toMatch(/handled: 'yes'/)
  expect(shown).toMatch(/level: 'fatal'/)
})
