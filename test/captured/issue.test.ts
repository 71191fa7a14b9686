import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { issuesOf } from '../../src/captured/issue.js'
import { initCore } from '../matchers/helpers.js'
import { recordedEvent } from '../rules/support/sent.js'

const sentry = createFakeTransport()
initCore(sentry)

/** The stream, with the position of each event in the order of capture. */
function stream(): [title: string, ...events: number[]][] {
  return sentry.issues.map(({ title, events }) => [
    title,
    ...events.map((event) => sentry.events.indexOf(event) + 1),
  ])
}

test('nothing captured', () => {
  expect(sentry.issues).toEqual([])
})

describe('events are grouped', () => {
  test('by type and value, the newest issue and the latest event first', () => {
    Sentry.captureException(new TypeError('boom'))
    Sentry.captureException(new RangeError('too far'))
    Sentry.captureException(new TypeError('boom'))
    Sentry.captureException(new TypeError('bang'))
    Sentry.captureException(new RangeError('boom'))
    expect(stream()).toEqual([
      ['RangeError: boom', 5],
      ['TypeError: bang', 4],
      ['TypeError: boom', 3, 1],
      ['RangeError: too far', 2],
    ])
  })

  test('by message', () => {
    Sentry.captureMessage('stock is low')
    Sentry.captureMessage('stock is out')
    Sentry.captureMessage('stock is low')
    expect(stream()).toEqual([
      ['stock is low', 3, 1],
      ['stock is out', 2],
    ])
  })

  test('a message apart from an exception of the same text', () => {
    Sentry.captureEvent({ message: 'boom' })
    Sentry.captureEvent({ exception: { values: [{ value: 'boom' }] } })
    expect(stream()).toEqual([
      ['boom', 2],
      ['boom', 1],
    ])
  })

  test('by their whole value, not by their title', () => {
    Sentry.captureException(new TypeError('boom\nfirst'))
    Sentry.captureException(new TypeError('boom\nsecond'))
    expect(stream()).toEqual([
      ['TypeError: boom', 2],
      ['TypeError: boom', 1],
    ])
  })

  test('by fingerprint, whatever they are', () => {
    const fingerprint = ['checkout', 'stripe']
    Sentry.captureException(new TypeError('boom'), { fingerprint })
    Sentry.captureException(new RangeError('too far'), { fingerprint: ['checkout', 'paypal'] })
    Sentry.captureMessage('stock is low', { fingerprint })
    Sentry.captureException(new TypeError('boom'))
    expect(stream()).toEqual([
      ['TypeError: boom', 4],
      ['stock is low', 3, 1],
      ['RangeError: too far', 2],
    ])
  })

  test('{{ default }} stands for the grouping without a fingerprint', () => {
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ default }}', 'stripe'] })
    Sentry.captureException(new RangeError('boom'), { fingerprint: ['{{ default }}', 'stripe'] })
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{default}}', 'stripe'] })
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ default }}', 'paypal'] })
    expect(stream()).toEqual([
      ['TypeError: boom', 4],
      ['TypeError: boom', 3, 1],
      ['RangeError: boom', 2],
    ])
  })

  test('{{ default }} alone is no fingerprint at all', () => {
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ default }}'] })
    Sentry.captureException(new TypeError('boom'))
    expect(stream()).toEqual([['TypeError: boom', 2, 1]])
  })
})

test('an issue is titled and tagged as its latest event', () => {
  const fingerprint = ['checkout']
  const handled = (yes: boolean) => ({
    mechanism: { type: 'checkout', handled: yes },
    captureContext: { fingerprint },
  })
  Sentry.captureException(new TypeError('boom'), handled(false))
  Sentry.captureException(new RangeError('too far'), handled(true))
  expect(sentry.issues).toMatchObject([{ title: 'RangeError: too far', handled: 'yes' }])
  Sentry.captureException(new TypeError('boom'), handled(false))
  expect(sentry.issues).toMatchObject([{ title: 'TypeError: boom', handled: 'no' }])
  Sentry.captureEvent({ message: 'bare', fingerprint })
  expect(sentry.issues).toMatchObject([{ title: 'bare', handled: undefined }])
  expect(sentry.issues[0]?.events).toHaveLength(4)
})

test('first and last seen are the earliest and the latest time of its events', () => {
  for (const timestamp of [20, 10, 30]) Sentry.captureEvent({ message: 'stock is low', timestamp })
  expect(sentry.issues).toMatchObject([{ firstSeen: 10, lastSeen: 30 }])
})

test('an event without a time counts for neither', () => {
  const [timed, untimed] = [recordedEvent({ timestamp: 20 }), recordedEvent({})]
  expect(issuesOf([timed, untimed])).toMatchObject([{ count: 2, firstSeen: 20, lastSeen: 20 }])
  expect(issuesOf([untimed])).toMatchObject([{ firstSeen: undefined, lastSeen: undefined }])
})

describe('one issue', () => {
  test('is found by its title or its fingerprint', () => {
    Sentry.captureException(new TypeError('boom'))
    Sentry.captureException(new TypeError('boom'), { mechanism: { type: 'a', handled: false } })
    Sentry.captureMessage('stock is low', { fingerprint: ['stock', 'low'] })
    expect(sentry.issue('TypeError: boom')).toMatchObject({ count: 2, isUnhandled: true })
    expect(sentry.issue(/boom$/g)).toBe(sentry.issue('TypeError: boom'))
    expect(sentry.issue(['stock', 'low'])).toMatchObject({ title: 'stock is low', count: 1 })
    expect(sentry.issue('TypeError')).toBeUndefined()
    expect(sentry.issue(['stock'])).toBeUndefined()
  })

  test('has any of the fingerprints that its events were sent with', () => {
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['{{ type }}'] })
    Sentry.captureException(new TypeError('boom'), { fingerprint: ['TypeError'] })
    expect(sentry.issue(['{{ type }}'])).toMatchObject({ count: 2 })
    expect(sentry.issue(['TypeError'])).toBe(sentry.issue(['{{ type }}']))
  })

  test.each([[undefined], [''], [[]], [7]])('%j names none', (wanted) => {
    expect(() => Reflect.apply(sentry.issue, sentry, [wanted])).toThrow('Is the name mistyped?')
  })

  test('is unhandled when its latest event is', () => {
    Sentry.captureException(new TypeError('boom'), { mechanism: { type: 'a', handled: false } })
    Sentry.captureException(new TypeError('boom'))
    expect(sentry.issue('TypeError: boom')).toMatchObject({ count: 2, isUnhandled: false })
  })
})

describe('the culprit', () => {
  const frames = [
    { filename: '/app/main.js', function: 'main', in_app: true },
    { filename: '/app/pay.js', module: 'pay', function: 'charge', in_app: true },
    { filename: 'node:net', function: 'connect', in_app: false },
  ]
  const event = (fields: object, platform = 'node') => ({ message: 'x', platform, ...fields })
  type CulpritCase = readonly [what: string, fields: object, culprit: string]
  const thrown = (fields: object) => ({
    exception: { values: [{ type: 'E', value: 'v', stacktrace: { frames }, ...fields }] },
  })

  test.each<CulpritCase>([
    ['the transaction', event({ transaction: 'GET /pay', ...thrown({}) }), 'GET /pay'],
    ['the last frame of the app', event(thrown({})), 'charge(pay)'],
    ['as other languages write it', event(thrown({}), 'python'), 'pay in charge'],
    ...['native', 'objc', 'cocoa'].map(
      (platform): CulpritCase => [`or ${platform} code`, event(thrown({}), platform), 'charge'],
    ),
    ['as a browser writes it', event(thrown({}), 'javascript'), 'charge(pay)'],
    [
      'a frame of others, where none of the app tells',
      event(
        thrown({ stacktrace: { frames: [...frames.slice(2), { function: 'f', in_app: true }] } }),
      ),
      'connect(node:net)',
    ],
    [
      'in the last exception that has frames',
      event({
        exception: {
          values: [
            ...['a', 'b', 'c'].map((module) => ({ stacktrace: { frames: [{ module }] } })),
            { type: 'E', value: 'v' },
          ],
        },
      }),
      '?(c)',
    ],
    [
      'a frame of others',
      event(thrown({ stacktrace: { frames: frames.slice(2) } })),
      'connect(node:net)',
    ],
    [
      'a frame without a name',
      event({ stacktrace: { frames: [{ filename: 'a.js' }] } }),
      '?(a.js)',
    ],
    ['none of a synthetic exception', event(thrown({ mechanism: { synthetic: true } })), ''],
    ['the url', event({ request: { url: 'https://shop.example/' } }), 'https://shop.example/'],
    ['nothing', event({}), ''],
    ['200 characters', event({ transaction: 'x'.repeat(201) }), `${'x'.repeat(197)}...`],
  ])('is %s', (_, fields, culprit) => {
    const undo = Sentry.getClient()?.on('beforeSendEvent', (sent) => {
      Object.assign(sent, fields)
    })
    Sentry.captureEvent({ message: 'x' })
    undo?.()
    expect(sentry.issues[0]?.culprit).toBe(culprit)
  })
})
