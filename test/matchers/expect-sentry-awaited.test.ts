import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { errorOf, textOf } from './helpers.js'

/** Outside any runner, the next reset tells of an assertion that nobody awaited. */
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

const listeners = () => ['exit', 'beforeExit'].map((event) => process.rawListeners(event))
const before = listeners()

beforeEach(() => {
  Sentry.captureException(new TypeError('boom'))
})

const forgotten = (assertion: string) => [
  `expectSentry(sentry).${assertion} was not awaited, so its test could not fail by it. Write:`,
  '',
  `    await expectSentry(sentry).${assertion}`,
  '',
]

const assertion = () => expectSentry(sentry).toHaveCapturedHandled(TypeError)

describe('an assertion that nobody awaited', () => {
  test('would have passed', async () => {
    void expectSentry(sentry).toHaveCapturedHandled(TypeError)
    const error = await errorOf(() => sentry.reset())

    expect(error.message).toBe(
      'expectSentry(sentry).toHaveCapturedHandled(TypeError) was not awaited, so its test could ' +
        'not fail by it. Write:\n\n    await expectSentry(sentry).toHaveCapturedHandled(TypeError)' +
        '\n\nAwaited, it would have passed this time.',
    )
    // the line of the call, and nothing of what leads there from the runner
    const [text, line, ...others] = (error.stack ?? '').split('\n    at ')
    expect(text).toBe(`Error: ${error.message}`)
    expect(line).toMatch(/expect-sentry-awaited\.test\.ts:\d+:\d+\)?$/)
    expect(others.filter((other) => other !== 'new Promise (<anonymous>)')).toEqual([])
  })

  test('would have failed', async () => {
    void expectSentry(sentry).not.toHaveCapturedHandled(TypeError)

    expect(await textOf(() => sentry.reset())).toMatch(
      /^expectSentry\(sentry\)\.not\.toHaveCapturedHandled\(TypeError\) was not awaited, so its test could not fail by it\. Write:\n\n {4}await expectSentry\(sentry\)\.not\.toHaveCapturedHandled\(TypeError\)\n\nAwaited, it would have failed with:\n\nexpect\(sentry\)\.not\.toHaveCapturedHandled\(TypeError\)\n\nExpected: no handled TypeError\nCaptured: 1 exception; 1 matches\n/,
    )
  })

  test('is told of once, with all others', async () => {
    void expectSentry(sentry).toHaveCapturedException()
    void expectSentry(sentry).toHaveCapturedMessage()
    const event_id = Sentry.lastEventId()
    expect(await textOf(() => sentry.reset())).toBe(
      [
        ...forgotten('toHaveCapturedException()'),
        'Awaited, it would have passed this time.',
        '',
        ...forgotten('toHaveCapturedMessage()'),
        'Awaited, it would have failed with:',
        '',
        'expect(sentry).toHaveCapturedMessage()',
        '',
        'Expected: a message',
        'Captured: 1 exception; none match',
        `    1: TypeError: boom  handled  error  ${event_id}`,
      ].join('\n'),
    )
    await sentry.reset()
  })

  test('never shows a secret', async () => {
    void expectSentry(sentry).not.toHaveLeaked('sk-live-1')

    expect(await textOf(() => sentry.reset())).toContain(
      'await expectSentry(sentry).not.toHaveLeaked(<secret 1>)',
    )
  })

  test('is no event of the app', async () => {
    void expectSentry(sentry).toHaveCapturedUnhandled()
    await textOf(() => sentry.reset())

    await expect(sentry).toHaveCapturedNothing()
  })

  test('is no matter of another recording', async () => {
    const other = createFakeTransport()
    void expectSentry(sentry).toHaveCapturedHandled(TypeError)

    await other.reset()
    await textOf(() => sentry.reset())
  })
})

describe('awaited is', () => {
  test.each<[string, () => unknown]>([
    ['what is awaited', async () => await assertion()],
    ['what is returned', () => assertion()],
    ['what an asynchronous function returns', async () => assertion()],
    ['Promise.all', () => Promise.all([assertion(), assertion()])],
    ['Promise.allSettled', () => Promise.allSettled([assertion()])],
    ['Promise.race', () => Promise.race([assertion()])],
    ['Promise.any', () => Promise.any([assertion()])],
    ['Promise.resolve', () => Promise.resolve(assertion())],
    ['.then()', () => assertion().then(() => {})],
    ['.catch()', () => assertion().catch(() => {})],
    ['.finally()', () => assertion().finally(() => {})],
    ['.resolves', () => expect(assertion()).resolves.toBeUndefined()],
    // as node:test does it to what a test returns
    ['the then of any promise', () => Promise.prototype.then.call(assertion(), () => {})],
    ['later', awaitedLater],
  ])('%s', async (_, use) => {
    await use()
    await sentry.reset()
  })

  async function awaitedLater() {
    const promise = assertion()
    Sentry.captureMessage('meanwhile')
    await promise
  }
})

test('where a door asks, nobody listens to the end of the process', async () => {
  await assertion()

  expect(listeners()).toEqual(before)
})

test('a promise as any other', async () => {
  const promise = assertion()

  expect(promise).toBeInstanceOf(Promise)
  expect(await promise).toBeUndefined()
  await expect(expectSentry(sentry).toHaveCapturedMessage()).rejects.toThrow('Expected: a message')
})
