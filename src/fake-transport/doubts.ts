/** Why nothing that is asserted on a fake transport could be believed. */

export const DISABLED =
  'The Sentry client is disabled (enabled: false): it sends nothing, whatever the app ' +
  'captures. Initialise it with enabled: true in tests.'

export const NEVER_INITIALISED =
  'No Sentry client was ever connected: sentry.instrument() was called, but its options ' +
  'never reached a real Sentry.init(). Is the SDK module mocked, the DSN invalid, or the init skipped ' +
  'in tests?'

export const NEVER_CONNECTED =
  'No Sentry client was ever connected, so nothing could be recorded. Call ' +
  'Sentry.init(sentry.instrument(options)), or sentry.attach(Sentry) after the app has ' +
  'initialised Sentry itself.'

export function mockedText(module: string): string {
  return (
    `The module "${module}" is mocked in this test file: what the app captures never reaches ` +
    'the SDK. Remove the mock; with the fake transport the real SDK sends nothing out.'
  )
}

export const SHARED =
  'Tests that run concurrently share this recording: nobody can tell whose event is whose. In Vitest ' +
  "take the test from 'expect-sentry/vitest', where each has a recording of its own: " +
  "test.concurrent('...', async ({ sentry }) => { ... }). Elsewhere run them one after the other."

export const ISOLATED =
  'This test has a client of its own, so what it captures is not in the shared recording. Take its ' +
  "recording from the test's arguments: test('...', async ({ sentry }) => { ... })."

export const INITIALISED_AGAIN =
  'Sentry.init() was called again within this test: what the app captures since then goes to the ' +
  'new client, and is not recorded here. Pass sentry.instrument(options) to that init too.'
