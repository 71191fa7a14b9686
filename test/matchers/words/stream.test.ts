import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, expect, test, vi } from 'vitest'
import { initCore } from '../helpers.js'
import { A, B, C, D } from '../ids.js'

const sentry = createFakeTransport()
initCore(sentry)

afterEach(() => {
  vi.restoreAllMocks()
})

test('nothing captured', () => {
  expect(String(sentry)).toBe('Issue stream: nothing (no envelope reached the transport)')
})

test('one issue', () => {
  Sentry.captureException(new TypeError('boom'), { event_id: A })
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: 1 issue, 1 event

    TypeError: boom
      event_id  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      handled: yes   level: error
      tags      environment: production, mechanism: generic"
  `)
})

test('the newest issue first, its events with their ids, levels and tags', async () => {
  Sentry.captureException(new TypeError('boom'), { event_id: A })
  Sentry.captureEvent({ event_id: B, message: 'stock is low', level: 'warning' })
  Sentry.captureException(new TypeError('boom'), {
    event_id: C,
    mechanism: { type: 'checkout', handled: false },
    captureContext: {
      level: 'fatal',
      tags: { gateway: 'stripe', 'card type': 'visa' },
      user: { id: '7', email: 'ann@example.com' },
      contexts: { browser: { name: 'Firefox', version: '128.0' } },
    },
  })
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item', 2)
  await sentry.settled()
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: 2 issues, 3 events

    TypeError: boom  (2 events)
      event_id  cccccccccccccccccccccccccccccccc
      handled: no   level: fatal
      tags      gateway: stripe, card-type: visa, environment: production, mechanism: checkout, user: id:7,
                browser: Firefox 128.0, browser.name: Firefox
      event_id  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      handled: yes   level: error
      tags      environment: production, mechanism: generic

    stock is low
      event_id  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      message   handled: (no tag)   level: warning
      tags      environment: production

    Dropped:
      2 log_items by before_send"
  `)
})

test('where tag and flag disagree it says so', () => {
  Sentry.captureEvent({
    event_id: D,
    exception: {
      values: [
        { type: 'RangeError', value: 'too far', mechanism: { type: 'generic', handled: false } },
        { type: 'TypeError', value: 'boom', mechanism: { type: 'generic', handled: true } },
      ],
    },
  })
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: 1 issue, 1 event

    TypeError: boom
      event_id  dddddddddddddddddddddddddddddddd
      handled: yes   level: error   flagged Unhandled
      tags      environment: production, mechanism: generic"
  `)
})

test('print() writes the same to the console', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  Sentry.captureException(new TypeError('boom'))
  sentry.print()
  expect(log.mock.calls).toEqual([[String(sentry)]])
  expect(String(sentry)).toContain('TypeError: boom')
})
