import { describe, expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const run = await runInner('mistaken')

const HANDLED = 'expect(sentry).toHaveCapturedHandled'
const NOT_UNHANDLED = 'expect(sentry).not.toHaveCapturedUnhandled'

test('such a run fails, and by its tests alone', () => {
  expect(run.exitCode).toBe(1)
  expect(run.unhandled).toEqual([])
})

test('an id, a value or a key that is not there fails the assertion that asks for it', () => {
  const given = (what: string, as: string) =>
    `The ${what} was given as ${as}, so this assertion would ask for nothing in particular. ` +
    `Is the name mistyped? To ask for any, leave the ${what} out.`
  expect(run.outcomes('mistyped.case.ts')).toEqual({
    'as identity > undefined': `expect(sentry).toHaveCapturedEvent(undefined)\n\n${given('event_id', 'undefined')}`,
    'as identity > undefined, negated': `expect(sentry).not.toHaveCapturedEvent(undefined)\n\n${given('event_id', 'undefined')}`,
    'as identity > null': `${HANDLED}(null)\n\n${given('error', 'null')}`,
    'as identity > null, negated': `${NOT_UNHANDLED}(null)\n\n${given('error', 'null')}`,
    'as identity > empty': `expect(sentry).toHaveCapturedMessage("")\n\n${given('message', "''")}`,
    'as identity > empty, negated': `expect(sentry).not.toHaveCapturedMessage("")\n\n${given('message', "''")}`,
    'as identity > undefined, with a query': `${HANDLED}(undefined, { level: "error" })\n\n${given('error', 'undefined')}`,
    'as identity > no event id at all, negated':
      'expect(sentry).not.toHaveCapturedEvent("evt-1")\n\n' +
      '"evt-1" is no event id: those are 32 hex digits, as captureException() returns them.',
    'as identity > a drop reason': `expect(sentry).not.toHaveDropped(undefined)\n\n${given('reason', 'undefined')}`,
    'in the query > undefined': `${HANDLED}({ event_id: undefined })\n\n${given('event_id', 'undefined')}`,
    'in the query > undefined, negated': `${NOT_UNHANDLED}({ event_id: undefined })\n\n${given('event_id', 'undefined')}`,
    'in the query > undefined, after an identity': `${HANDLED}(Error, { event_id: undefined })\n\n${given('event_id', 'undefined')}`,
    'in the query > a key that does not exist, negated': expect.stringMatching(
      /^expect\(sentry\)\.not\.toHaveCapturedUnhandled\(.*\)\n\nNo exception has "tag"\. Did you mean "tags"\? A query may name: event_id, /,
    ),
    'spelled right': undefined,
  })
})

test('the subject is no recording', () => {
  const noRecording = (what: string) =>
    `expect() got ${what}, which is no recording. Pass what createFakeTransport() returned: expect(sentry).`
  const notEvent = 'expect(sentry).not.toHaveCapturedEvent()'
  expect(run.outcomes('no-recording.case.ts')).toEqual({
    undefined: `${HANDLED}()\n\n${noRecording('undefined')}`,
    'undefined, negated': `${NOT_UNHANDLED}()\n\n${noRecording('undefined')}`,
    'its DSN': `${NOT_UNHANDLED}()\n\n${noRecording('"https://expectsentry@expect-sentry.invalid/1"')}`,
    'its events': `${notEvent}\n\n${noRecording('[]')}`,
    'one event':
      `${NOT_UNHANDLED}()\n\nThis matcher asks a whole recording: expect(sentry), not one event ` +
      'of it. On one event use toBeHandled(), toBeUnhandled(), toHaveSentryTag() or toHaveBreadcrumb().',
    'an event matcher on a recording':
      'expect(event).not.toBeUnhandled()\n\n' +
      'This matcher asks one event: expect(sentry.lastEvent), not the whole recording.',
    'an event matcher on an event that is not there':
      'expect(event).not.toBeUnhandled()\n\nexpect() got undefined, which is no captured event. ' +
      'Pass one of sentry.events, or sentry.event(event_id); that is undefined when no event has the id.',
  })
})

describe("the runner's own matchers on captured events", () => {
  const outcomes = run.outcomes('plain-matchers.case.ts')

  test.each(['two events that are not equal', 'two lists of events that are not equal'])(
    'toEqual: %s',
    (name) => {
      expect(outcomes[name]).toMatch(/^expected .* to deeply equal /)
    },
  )

  test('toMatchObject fails with its own words, not in the middle of its diff', () => {
    expect(outcomes['an event that does not match']).toMatch(/^expected .* to match object /)
  })

  test('and pass where they should', () => {
    expect(outcomes).toHaveProperty('an event and itself', undefined)
  })
})
