import { type Envelope, serializeEnvelope } from '@sentry/core'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'

/** What an app's beforeSend puts into the event just before it is sent. */
let added: object = {}
/** What the SDK itself would have written to the network. */
let written: (string | Uint8Array)[] = []

const sentry = createFakeTransport()
const client = Sentry.init(
  sentry.instrument({ beforeSend: (event) => Object.assign(event, added) }),
)
client?.on('beforeEnvelope', (envelope: Envelope) => written.push(serializeEnvelope(envelope)))

beforeEach(() => {
  added = {}
  written = []
})

/** The payload of the one event, as a server would read it from the SDK's own bytes. */
function readByServer(): unknown {
  const [text] = written
  expect(written).toHaveLength(1)
  if (typeof text !== 'string') throw new Error('the envelope was written as bytes')
  return JSON.parse(text.split('\n')[2] ?? '')
}

describe('a payload is what JSON.stringify would have sent', () => {
  const throws = () => {
    throw new Error('not to be had')
  }
  class Money {
    constructor(readonly amount: number) {}
  }
  const shared = { name: 'shared' }
  const cycle: Record<string, unknown> = { name: 'cycle' }
  cycle.self = cycle

  test.each<[string, object, unknown]>([
    ['a Date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['undefined', { list: [undefined, 1], gone: undefined }, { list: [null, 1] }],
    ['a toJSON', { money: { toJSON: () => '5 EUR' } }, { money: '5 EUR' }],
    [
      'a Map, a Set and a class instance',
      { map: new Map([[1, 2]]), set: new Set([1]) },
      { map: {}, set: {} },
    ],
    [
      'NaN and Infinity',
      { nan: Number.NaN, inf: Number.POSITIVE_INFINITY },
      { nan: null, inf: null },
    ],
    ['functions and symbols', { call: () => 1, sign: Symbol('s'), kept: 1 }, { kept: 1 }],
    [
      'text of any alphabet',
      { text: 'ü 漢 😀 \u2028 "quoted"' },
      { text: 'ü 漢 😀 \u2028 "quoted"' },
    ],
  ])('%s', async (_, custom, expected) => {
    added = { custom }
    Sentry.captureException(new Error('boom'))
    await sentry.settled()
    expect(sentry.lastEvent?.payload.custom).toEqual(expected)
    expect(sentry.lastEvent?.payload).toEqual(readByServer())
  })

  test.each<[string, object]>([
    ['a BigInt', { amount: 10n }],
    ['a cycle', { cycle }],
    ['a toJSON that throws', { broken: { name: 'broken', toJSON: throws } }],
    ['a toJSON that throws, in an array', { list: [1, { toJSON: throws }] }],
    ['an Error beside a BigInt', { amount: 1n, cause: new RangeError('too far') }],
    [
      'a class, a Map and a Set beside one',
      { amount: 1n, at: new Money(5), map: new Map([[1, 2]]) },
    ],
    ['what has no JSON beside one', { amount: 1n, call() {}, nan: Number.NaN, sign: Symbol('s') }],
    ['what stands twice, in no cycle', { amount: 1n, one: shared, two: [shared, shared] }],
    ['undefined, null and a Date', { amount: 1n, gone: undefined, none: null, at: new Date(0) }],
    ['deep below', { a: { b: { c: { d: { e: { f: { g: { h: { i: 1n } } } } } } } } }],
    ['a BigInt in tags', { tags: { amount: 1n } }],
  ])('%s: what the SDK itself falls back to', async (_, custom) => {
    added = { custom }
    Sentry.captureException(new Error('boom'))
    await sentry.settled()
    expect(sentry.lastEvent?.title).toBe('Error: boom')
    expect(sentry.lastEvent?.payload).toEqual(readByServer())
  })

  test('the envelope header too', async () => {
    const event_id = Sentry.captureMessage('stock is low')
    await sentry.settled()
    const [header = ''] = String(written[0]).split('\n')
    expect(sentry.lastEvent?.envelope?.header).toEqual(JSON.parse(header))
    expect(sentry.lastEvent?.envelope?.header).toMatchObject({ event_id })
  })

  test('identifying fields that are not in wire form are read as the wire has them', async () => {
    const toJSON = () => 'staging'
    added = { environment: { toJSON }, tags: { at: new Date(0), list: [1, undefined] } }
    Sentry.captureException(new Error('boom'))
    await expect(sentry).toHaveCapturedHandled('boom', { environment: 'staging' })
    expect(sentry.lastEvent?.payload.tags).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      list: [1, null],
    })
  })
})

describe('what an app changes after it was sent', () => {
  test('changes nothing that was recorded', async () => {
    const live = { list: ['as sent'], inner: { state: 'as sent' } }
    const tags = { state: 'as sent' }
    added = { custom: live, tags }
    Sentry.captureException(new Error('boom'))
    await sentry.settled()
    live.list.push('later')
    live.inner.state = 'later'
    tags.state = 'later'
    // looked at for the first time now
    expect(sentry.lastEvent?.payload.custom).toEqual({
      list: ['as sent'],
      inner: { state: 'as sent' },
    })
    expect(sentry.lastEvent?.tags.state).toBe('as sent')
  })

  test('attachment bytes are copied', async () => {
    const data = new TextEncoder().encode('as sent')
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: 'log.txt', contentType: 'text/plain', data })
      Sentry.captureException(new Error('boom'))
    })
    await sentry.settled()
    data.fill(0)
    const [attachment, ...others] = sentry.lastEvent?.attachments ?? []
    expect(others).toEqual([])
    expect(attachment).toMatchObject({ filename: 'log.txt', content_type: 'text/plain', size: 7 })
    expect(attachment?.text).toBe('as sent')
    expect(attachment?.data).toEqual(new TextEncoder().encode('as sent'))
  })

  test('a view on a larger buffer is that part alone', async () => {
    const whole = new TextEncoder().encode('secret and public')
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: 'part.txt', data: whole.subarray(11) })
      Sentry.captureException(new Error('boom'))
    })
    await sentry.settled()
    const [attachment] = sentry.lastEvent?.attachments ?? []
    expect(attachment?.text).toBe('public')
    expect(attachment?.data.buffer.byteLength).toBe(6)
  })
})

describe('attachments', () => {
  test('as text, as bytes, and empty ones', async () => {
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: 'text.txt', data: 'grüße' })
      scope.addAttachment({ filename: 'bytes.bin', data: new Uint8Array([0, 255]) })
      scope.addAttachment({ filename: 'empty.txt', data: '' })
      scope.addAttachment({ filename: 'empty.bin', data: new Uint8Array() })
      Sentry.captureMessage('with files')
    })
    await sentry.settled()
    const files = sentry.lastEvent?.attachments.map(({ filename, size, text }) => [
      filename,
      size,
      text,
    ])
    expect(files).toEqual([
      ['text.txt', 7, 'grüße'],
      ['bytes.bin', 2, '\0\ufffd'],
      ['empty.txt', 0, ''],
      ['empty.bin', 0, ''],
    ])
    expect(sentry.lastEvent?.message).toBe('with files')
  })

  test('belong to the event that they travelled with', async () => {
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: 'of-the-first.txt', data: 'a' })
      Sentry.captureMessage('first')
    })
    Sentry.captureMessage('second')
    await sentry.settled()
    const [first, second] = sentry.events
    expect(first?.attachments.map(({ filename }) => filename)).toEqual(['of-the-first.txt'])
    expect(second?.attachments).toEqual([])
  })
})
