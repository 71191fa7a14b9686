import { expect, test } from 'vitest'
import { runInner } from './run-inner.js'

/** Each of these tests passes by itself: what was about to leave fails it, with what it carries. */
const run = await runInner('escapes')

const HOSTED = 'https://o1.ingest.us.sentry.io/api/42/envelope/'
const SELF_HOSTED = 'https://sentry.expect-sentry.invalid/api/42/envelope/'

const text = (url: string, title: string) =>
  `A request was about to leave this test for Sentry: ${url}\n\nIt carries: ${title}\n` +
  'It was held back. Whoever sent it has a transport of its own: pass sentry.instrument(options) ' +
  'to its Sentry.init(), or call sentry.attach(Sentry) after it. To let such requests go, say ' +
  'createFakeTransport({ allowRequests: true }).'

test('a request to a real Sentry is held back, and fails its test', () => {
  expect(run.outcomes('escapes.case.ts')).toEqual({
    'nothing leaves': undefined,
    'with node:https, hosted': text(HOSTED, 'TypeError: on its way'),
    'with node:https, self-hosted': text(SELF_HOSTED, 'TypeError: on its way'),
    'a large event, compressed': text(HOSTED, 'TypeError: on its way'),
    'with SDK 8': text(HOSTED, 'a message of SDK 8'),
    'with fetch': text(HOSTED, 'TypeError: on its way'),
    'the next test is not blamed': undefined,
  })
  expect(run.unhandled).toEqual([])
})

test('one that is allowed goes, and so does one to an ingest', () => {
  expect(run.outcomes('allowed.case.ts')).toEqual({
    'to a server of the test': undefined,
    'to an ingest': undefined,
  })
})
