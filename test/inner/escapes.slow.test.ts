import { expect, test } from 'vitest'
import { escapeText } from '../runners/escaped.js'
import { runInner } from './run-inner.js'

/** Each of these tests passes by itself: what was about to leave fails it, with what it carries. */
const run = await runInner('escapes')

const SELF_HOSTED = 'https://sentry.expect-sentry.invalid/api/42/envelope/'

test('a request to a real Sentry is held back, and fails its test', () => {
  expect(run.outcomes('escapes.case.ts')).toEqual({
    'nothing leaves': undefined,
    'with node:https, hosted': escapeText('TypeError: on its way'),
    'with node:https, self-hosted': escapeText('TypeError: on its way', SELF_HOSTED),
    'a large event, compressed': escapeText('TypeError: on its way'),
    'with SDK 8': escapeText('a message of SDK 8'),
    'with fetch': escapeText('TypeError: on its way'),
    'the next test is not blamed': undefined,
  })
  expect(run.outcomes('connected-late.case.ts')).toEqual({
    'with a transport that is connected in this test': escapeText('TypeError: on its way'),
  })
  expect(run.unhandled).toEqual([])
})

test('one that is allowed goes, and so does one to an ingest', () => {
  expect(run.outcomes('allowed.case.ts')).toEqual({
    'to a server of the test': undefined,
    'to an ingest': undefined,
  })
})
