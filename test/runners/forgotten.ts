/** What stands in front of why it would have failed, or that it would have passed. */
export function notAwaited(call: string): string {
  return `${call} was not awaited, so its test could not fail by it. Write:\n\n    await ${call}\n\n`
}

export const WOULD_PASS = 'Awaited, it would have passed this time.'
export const WOULD_FAIL = 'Awaited, it would have failed with:\n\n'

export const MOCKED =
  'The module "@sentry/node" is mocked in this test file: what the app captures never reaches ' +
  'the SDK. Remove the mock; with the fake transport the real SDK sends nothing out.'

export const SHARED =
  'Tests that run concurrently share this recording: nobody can tell whose event is whose. In ' +
  "Vitest take the test from 'expect-sentry/vitest', where each has a recording of its own: " +
  "test.concurrent('...', async ({ sentry }) => { ... }). Elsewhere run them one after the other."
