import { expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const run = await runInner('strict')

/** Event ids differ in each run. */
function withoutIds(text: string | undefined): string | undefined {
  return text?.replaceAll(/[0-9a-f]{32}/g, '<event_id>')
}

test('strict: an event that no assertion was about fails its test', () => {
  const failure = (captured: string, row: string) =>
    'strict: true asks that a test assert every event that it captures:\n\n' +
    'expect(sentry).toHaveCapturedNothingElse()\n\n' +
    'Expected: every event asserted by an earlier assertion of this test\n' +
    `Captured: ${captured}\n    ${row}  <event_id>`
  const outcomes = Object.entries(run.outcomes('strict.case.ts'))
  expect(Object.fromEntries(outcomes.map(([name, text]) => [name, withoutIds(text)]))).toEqual({
    'all asserted': undefined,
    'nothing captured': undefined,
    'one asserted, one not': failure(
      '1 exception, 1 message; 1 event unasserted',
      '2: stock is low  message  warning',
    ),
    'nothing asserted, and captured in the last moment': failure(
      '1 message; 1 event unasserted',
      '1: stock is low  message  warning',
    ),
    'only a negative assertion': failure(
      '1 message; 1 event unasserted',
      '1: stock is low  message  warning',
    ),
    'asserted, but in a test before this one': failure(
      '1 exception; 1 event unasserted',
      '1: TypeError: boom  handled  error',
    ),
  })
  expect(run.exitCode).toBe(1)
  expect(run.unhandled).toEqual([])
})
