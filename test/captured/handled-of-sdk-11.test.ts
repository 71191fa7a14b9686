import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { type Answer, answerOf, CASES, CONSOLE, quietConsole } from './sdk-answers.js'

/** From SDK 11 on the tag is right, save for what an event processor adds (captureConsole). */
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
  ['handled: false, with a cause', 'no', 'custom', true],
  ['handled: false, a group', 'no', 'custom', true],
  ['uncaught, with a cause', 'no', 'auto.node.onuncaughtexception', true],
  ['rejected, with a cause', 'no', 'auto.node.onunhandledrejection', true],
  ['console.error, with a cause', 'yes', 'generic', true],
  ['captureMessage', 'yes', 'generic', false],
]

test('all cases are asked', () => {
  expect(ANSWERS.map(([name]) => name)).toEqual(Object.keys(CASES))
})

test.each(ANSWERS)('%s', async (name, ...answer) => {
  expect(await answerOf(name, Sentry, sentry)).toEqual(answer)
})
