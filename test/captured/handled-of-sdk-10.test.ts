import * as Sentry from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { type Answer, answerOf, CASES, CONSOLE, quietConsole } from './sdk-answers.js'

/** SDK 8 to 10 write the mechanism onto the deepest cause: the tag says `yes` of a crash. */
const sentry = createFakeTransport()
quietConsole()
Sentry.init({
  ...sentry.instrument({}),
  integrations: [
    Sentry.onUnhandledRejectionIntegration({ mode: 'none' }),
    Sentry.captureConsoleIntegration(CONSOLE),
  ],
})

const ANSWERS: [keyof typeof CASES, ...Answer][] = [
  ['captureException', 'yes', 'generic', false],
  ['captureException, with a cause', 'yes', 'generic', false],
  ['handled: false', 'no', 'custom', true],
  ['handled: false, with a cause', 'yes', 'generic', true],
  ['handled: false, a group', 'yes', 'generic', true],
  ['uncaught, with a cause', 'yes', 'generic', true],
  ['rejected, with a cause', 'yes', 'generic', true],
  ['console.error, with a cause', 'yes', 'generic', true],
  ['captureMessage', undefined, undefined, false],
]

test('all cases are asked', () => {
  expect(ANSWERS.map(([name]) => name)).toEqual(Object.keys(CASES))
})

test.each(ANSWERS)('%s', async (name, ...answer) => {
  expect(await answerOf(name, Sentry, sentry)).toEqual(answer)
})
