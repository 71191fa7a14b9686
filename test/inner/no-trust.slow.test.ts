import { describe, expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const run = await runInner('no-trust')

const HANDLED = 'expect(sentry).toHaveCapturedHandled'
const NOT_CAPTURED = 'expect(sentry).not.toHaveCapturedException()'
const NOT_UNHANDLED = 'expect(sentry).not.toHaveCapturedUnhandled'

test('such a run fails, and by its tests alone', () => {
  expect(run.exitCode).toBe(1)
  expect(run.unhandled).toEqual([])
})

describe('no client was ever connected', () => {
  test.each([
    [
      'never given to the SDK',
      'No Sentry client was ever connected, so nothing could be recorded. Call ' +
        'Sentry.init(sentry.instrument(options)), or sentry.attach(Sentry) after the app has ' +
        'initialised Sentry itself.',
    ],
    [
      'given to an init that is mocked',
      'No Sentry client was ever connected: sentry.instrument() was called, but its options ' +
        'never reached a real Sentry.init(). Is the SDK module mocked, the DSN invalid, or the init skipped in tests?',
    ],
    [
      'given to an init without a DSN',
      'No Sentry client was ever connected, so nothing could be recorded. Call ' +
        'Sentry.init(sentry.instrument(options)), or sentry.attach(Sentry) after the app has ' +
        'initialised Sentry itself.',
    ],
  ])('%s', (how, why) => {
    const names = ['positive', 'negative', 'nothing', 'nothing else', 'not dropped']
    const failures = names.map((name) => run.failures('no-client.case.ts', `${how} > ${name}`))
    expect(failures).toEqual([
      [`${HANDLED}("lost")\n\n${why}`],
      [`${NOT_UNHANDLED}()\n\n${why}`],
      [`expect(sentry).toHaveCapturedNothing()\n\n${why}`],
      [`expect(sentry).toHaveCapturedNothingElse()\n\n${why}`],
      [`expect(sentry).not.toHaveDropped()\n\n${why}`],
    ])
  })
})

test('the client is disabled', () => {
  const why =
    'The Sentry client is disabled (enabled: false): it sends nothing, whatever the app ' +
    'captures. Initialise it with enabled: true in tests.'
  expect(run.outcomes('disabled.case.ts')).toEqual({
    positive: `expect(sentry).toHaveCapturedMessage("lost")\n\n${why}`,
    negative: `expect(sentry).not.toHaveCapturedEvent()\n\n${why}`,
  })
})

test('an awaited failure points at the line of its call too', () => {
  expect(run.failedLines('disabled.case.ts')).toEqual({
    positive: "await expect(sentry).toHaveCapturedMessage('lost')",
    negative: 'await expect(sentry).not.toHaveCapturedEvent()',
  })
})

test('the client was closed before the test began', () => {
  const why =
    'The Sentry client was closed before this test began: whatever the app captured since ' +
    'then went nowhere. Call Sentry.init() again, or do not close the client in an earlier test.'
  expect(run.outcomes('closed.case.ts')).toEqual({
    'closed in this test: it answers for it': undefined,
    positive: `${HANDLED}("lost")\n\n${why}`,
    negative: `${NOT_CAPTURED}\n\n${why}`,
    'a new client, connected again': undefined,
  })
})

test('another transport took over', () => {
  const why =
    'Another transport took over from the fake one: what the app captures is no longer ' +
    'recorded here. Connect again with sentry.attach(client).'
  expect(run.outcomes('other-transport.case.ts')).toEqual({
    positive: `${HANDLED}("elsewhere")\n\n${why}`,
    negative: `${NOT_CAPTURED}\n\n${why}`,
    'once it has its client back': undefined,
  })
})

test('another Sentry.init took over', () => {
  const why =
    'Another Sentry client took over (a later Sentry.init()?): what the app captures is no ' +
    'longer recorded here. Pass sentry.instrument(options) to that init too.'
  expect(run.outcomes('other-client.case.ts')).toEqual({
    before: undefined,
    positive: `${HANDLED}("elsewhere")\n\n${why}`,
    negative: `${NOT_CAPTURED}\n\n${why}`,
    'once the init is ours again': undefined,
  })
})

describe('a method of the client is mocked', () => {
  const why = (method: string) =>
    `The Sentry client's ${method}() is mocked: what goes through it may never be sent. ` +
    'Remove the mock; the fake transport records what the real SDK sends.'
  const notMessage = 'expect(sentry).not.toHaveCapturedMessage()'
  const outcomes = run.outcomes('mocked-method.case.ts')

  test.each([
    ['captureException', `${HANDLED}("swallowed")`],
    ['captureMessage', notMessage],
    ['captureEvent', 'expect(sentry).toHaveCapturedNothing()'],
    ['sendEvent', notMessage],
    ['sendEnvelope', notMessage],
  ])('%s', (method, call) => {
    expect(outcomes[method]).toBe(`${call}\n\n${why(method)}`)
  })

  test('and no longer', () => {
    expect(outcomes).toHaveProperty('the method restored', undefined)
  })
})

test('an event is still being processed at the settle limit; the next test is not poisoned', () => {
  const advice =
    'A beforeSend or an event processor that waits for something (a faked timer, a promise ' +
    'that never ends?) keeps it; until it ends, nobody knows whether it will be sent.'
  const one =
    '1 capture is still in flight after 50 ms:\n' +
    `  TypeError: forever in beforeSend: still being processed by the SDK\n${advice}`
  const two =
    '2 captures are still in flight after 50 ms:\n' +
    '  TypeError: forever in beforeSend: still being processed by the SDK\n' +
    `  Error: another, forever: still being processed by the SDK\n${advice}`
  expect(run.outcomes('stuck.case.ts')).toEqual({
    positive: `${HANDLED}(TypeError)\n\n${one}`,
    'what follows a stuck one is recorded': undefined,
    negative: `${NOT_CAPTURED}\n\n${one}`,
    'two of them, and one that arrives': `${HANDLED}(RangeError)\n\n${two}`,
    'what follows them all': undefined,
  })
})
