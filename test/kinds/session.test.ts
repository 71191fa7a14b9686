import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    environment: 'test',
    // the session of the process itself would stand beside those made here
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

beforeEach(() => {
  Sentry.getIsolationScope().setSession(undefined)
})

test('a session that ended well', async () => {
  Sentry.startSession()
  Sentry.endSession()
  await expect(sentry).toHaveCapturedSession('exited', { init: true, errors: 0 })
  await expect(sentry).toHaveCapturedSession(/^ex/)
  await expect(sentry).toHaveCapturedSession({ times: 1 })
  await expect(sentry).not.toHaveCapturedSession('crashed')
  await expect(sentry).not.toHaveCapturedSession('exit')
})

test('release and environment are in its attributes', async () => {
  Sentry.setUser({ id: '7' })
  Sentry.startSession()
  Sentry.endSession()
  await expect(sentry).toHaveCapturedSession('exited', {
    did: '7',
    sid: /^[0-9a-f]{32}$/,
    attrs: { release: 'shop@1.4.0', environment: 'test' },
    started: /^\d{4}-\d\d-\d\dT/,
    duration: (seconds = -1) => seconds >= 0,
  })
  await expect(sentry).not.toHaveCapturedSession({ attrs: { environment: 'live' } })
})

test('a handled error counts in it', async () => {
  Sentry.startSession()
  Sentry.captureException(new Error('refused'))
  await sentry.settled()
  Sentry.endSession()
  await expect(sentry).toHaveCapturedSession('exited', { errors: 1 })
  await expect(sentry).not.toHaveCapturedSession('crashed')
})

test('an unhandled error crashes it', async () => {
  Sentry.startSession()
  Sentry.captureException(new Error('lost'), { mechanism: { type: 'job', handled: false } })
  await expect(sentry).toHaveCapturedSession('crashed', { errors: 1 })
  await expect(sentry).not.toHaveCapturedSession('exited')
})

test('an update belongs to its session', async () => {
  Sentry.startSession()
  Sentry.captureSession()
  Sentry.endSession()
  await sentry.settled()
  const [first] = sentry.sessions
  expect(sentry.sessions.map(({ status, init }) => [status, init])).toEqual([
    ['ok', true],
    ['exited', false],
  ])
  expect(first?.sid).toMatch(/^[0-9a-f]{32}$/)
  await expect(sentry).toHaveCapturedSession({ sid: first?.sid, times: 2 })
  await expect(sentry).toHaveCapturedSession('ok', { times: 1 })
})

test('a session is nothing that the app captured', async () => {
  Sentry.startSession()
  Sentry.endSession()
  await expect(sentry).toHaveCapturedSession()
  await expect(sentry).toHaveCapturedNothing()
})

test('a failure names the nearest session and what differs', async () => {
  Sentry.startSession()
  Sentry.endSession()
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedSession('crashed', { errors: 1 }),
  )
  const sid = sentry.sessions[0]?.sid
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedSession("crashed", { errors: 1 })',
      '',
      'Expected: a session "crashed" with {"errors": 1}',
      'Captured: 1 session; none match',
      ` -> 1: exited  0 errors    ${sid}`,
      '',
      'Nearest: #1, 2 fields differ: status, errors',
    ),
  )
  expect(expected).toEqual({ status: 'crashed', errors: 1 })
  expect(actual).toEqual({ status: 'exited', errors: 0 })
})

test('a failure says that no session was sent', async () => {
  expect(await textOf(() => expect(sentry).toHaveCapturedSession('ok'))).toBe(
    lines(
      'expect(sentry).toHaveCapturedSession("ok")',
      '',
      'Expected: a session "ok"',
      'Captured: no session',
    ),
  )
})
