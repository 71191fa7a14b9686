import { describe, expect, test } from 'vitest'
import { CASES, IN_ENVELOPE } from './support/event-cases.js'
import { recordedEvent, withoutEnvelope } from './support/sent.js'

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

  test('of an envelope that does not say nobody can tell', () => {
    expect(recordedEvent({ event_id: 'b'.repeat(32), timestamp: 7 }).problems).toEqual([])
  })
})

test('of an event that was lost before it had an envelope', () => {
  const fields = { event_id: 'b'.repeat(32), timestamp: 7, level: 'warn' }
  expect(withoutEnvelope(fields).problems.map(({ rule }) => rule)).toEqual(['level-unknown'])
})

test('an id of another type is no other id than that of the envelope', () => {
  const { problems } = recordedEvent({ event_id: 7 }, { event_id: 'a'.repeat(32) })
  expect(problems.map(({ rule }) => rule)).toEqual(['event-id-invalid'])
})

test('two tags without a key are no duplicates', () => {
  const tags = [
    [null, 'x'],
    [null, 'y'],
  ]
  const { problems } = recordedEvent({ tags })
  expect(problems.map(({ rule }) => rule)).toEqual(['tag-key-empty', 'tag-key-empty'])
})

test('a long stack trace loses frames first, then what surrounds them', () => {
  const frames = Array(300).fill({ vars: { a: 1 } })
  const { problems } = recordedEvent({ stacktrace: { frames } })
  expect(problems).toMatchObject([
    { rule: 'frames-count', kept: { frames: 250 } },
    { rule: 'frames-context', sent: { frames: 300 }, kept: { withoutContext: 200 } },
  ])
})
