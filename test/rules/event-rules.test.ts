import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { initCore } from '../matchers/helpers.js'
import { CASES, IN_ENVELOPE } from './support/event-cases.js'
import { eventWith, send } from './support/sent.js'

/** Each rule about events, from its source, on both sides of its limit. */
const sentry = createFakeTransport()
initCore(sentry)

describe.each(Object.entries(CASES))('%s', (rule, { fine, wrong }) => {
  test.each(fine.map((fields) => [fields]))('this is fine: case %#', (fields) => {
    expect(eventWith(sentry, fields).problems).toEqual([])
  })

  test.each(wrong)('this is not: case %#', (fields, path, change) => {
    const { problems } = eventWith(sentry, fields)
    const found = problems.find((problem) => problem.rule === rule)
    expect(found).toMatchObject({ path, ...change })
    expect(problems.map((problem) => problem.rule)).toEqual([rule])
  })
})

describe.each(Object.entries(IN_ENVELOPE))('%s', (rule, { fine, wrong }) => {
  const header = { event_id: 'a'.repeat(32), sent_at: '2026-11-25T12:00:00.000Z' }

  test.each(fine.map((fields) => [fields]))('this is fine: case %#', (fields) => {
    send(sentry, [['event', fields]], header)
    expect(sentry.lastEvent?.problems).toEqual([])
  })

  test.each(wrong)('this is not: case %#', (fields, path, change) => {
    send(sentry, [['event', fields]], header)
    expect(sentry.lastEvent?.problems).toMatchObject([{ rule, path, ...change }])
  })

  test('without an envelope nobody can tell', () => {
    send(sentry, [['event', { event_id: 'b'.repeat(32), timestamp: 7 }]], {})
    expect(sentry.lastEvent?.problems).toEqual([])
  })
})
