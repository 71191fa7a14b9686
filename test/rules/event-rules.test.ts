import { describe, expect, test } from 'vitest'
import { CASES, IN_ENVELOPE } from './support/event-cases.js'
import { recordedEvent } from './support/sent.js'

/** Each rule about events, from its source, on both sides of its limit. */
describe.each(Object.entries(CASES))('%s', (rule, { fine, wrong }) => {
  test.each(fine.map((fields) => [fields]))('this is fine: case %#', (fields) => {
    expect(recordedEvent(fields).problems).toEqual([])
  })

  test.each(wrong)('this is not: case %#', (fields, path, change) => {
    const { problems } = recordedEvent(fields)
    const found = problems.find((problem) => problem.rule === rule)
    expect(found).toMatchObject({ path, ...change })
    expect(problems.map((problem) => problem.rule)).toEqual([rule])
  })
})

describe.each(Object.entries(IN_ENVELOPE))('%s', (rule, { fine, wrong }) => {
  const header = { event_id: 'a'.repeat(32), sent_at: '2026-11-25T12:00:00.000Z' }

  test.each(fine.map((fields) => [fields]))('this is fine: case %#', (fields) => {
    expect(recordedEvent(fields, header).problems).toEqual([])
  })

  test.each(wrong)('this is not: case %#', (fields, path, change) => {
    expect(recordedEvent(fields, header).problems).toMatchObject([{ rule, path, ...change }])
  })

  test('without an envelope nobody can tell', () => {
    expect(recordedEvent({ event_id: 'b'.repeat(32), timestamp: 7 }).problems).toEqual([])
  })
})
