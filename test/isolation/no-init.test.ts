import { startIsolatedTest } from 'expect-sentry/runner'
import { expect, test } from 'vitest'

test('an app that was not initialised cannot be cloned', () => {
  expect(() => startIsolatedTest(false)).toThrow(
    'A test with a recording of its own clones the client of the app, and there is none: call ' +
      'Sentry.init() before the tests of the file, at its top or in beforeAll.',
  )
})
