import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ release: 'shop@1.4.0', environment: 'night' }))

const nightly = {
  schedule: { type: 'crontab', value: '0 3 * * *' },
  checkinMargin: 5,
  maxRuntime: 30,
  timezone: 'Europe/Berlin',
} as const

function begin(monitorSlug = 'nightly-export'): string {
  return Sentry.captureCheckIn({ monitorSlug, status: 'in_progress' }, nightly)
}

function end(checkInId: string, monitorSlug = 'nightly-export', duration = 4.5): void {
  Sentry.captureCheckIn({ monitorSlug, status: 'ok', checkInId, duration })
}

test('a check-in is found by the slug of its monitor', async () => {
  begin()
  await expect(sentry).toHaveCapturedCheckIn('nightly-export')
  await expect(sentry).toHaveCapturedCheckIn(/export$/)
  await expect(sentry).toHaveCapturedCheckIn()
  await expect(sentry).not.toHaveCapturedCheckIn('nightly')
  await expect(sentry).not.toHaveCapturedCheckIn(/import/)
})

test('a job that ran is a pair: begun, then ended with the same id', async () => {
  const check_in_id = begin()
  end(check_in_id)
  await expect(sentry).toHaveCapturedCheckIn('nightly-export', { status: 'in_progress' })
  await expect(sentry).toHaveCapturedCheckIn('nightly-export', {
    status: 'ok',
    check_in_id,
    duration: 4.5,
    opened: true,
    closed: true,
  })
  await expect(sentry).toHaveCapturedCheckIn({ check_in_id, times: 2 })
  await expect(sentry).not.toHaveCapturedCheckIn({ closed: false })
  await expect(sentry).not.toHaveCapturedCheckIn({ status: 'error' })
})

test('a job that was begun and never ended is found', async () => {
  const left = begin('left-open')
  end(begin('tidy'), 'tidy')
  await expect(sentry).toHaveCapturedCheckIn('left-open', { closed: false })
  await expect(sentry).toHaveCapturedCheckIn({ closed: false, check_in_id: left, times: 1 })
  await expect(sentry).not.toHaveCapturedCheckIn('tidy', { closed: false })
})

test('an end with another id closes nothing', async () => {
  begin()
  end('f'.repeat(32))
  await expect(sentry).toHaveCapturedCheckIn({ status: 'in_progress', closed: false })
  await expect(sentry).toHaveCapturedCheckIn({ status: 'ok', opened: false })
  await expect(sentry).not.toHaveCapturedCheckIn({ status: 'ok', opened: true })
})

test('a heartbeat alone was never opened', async () => {
  Sentry.captureCheckIn({ monitorSlug: 'heartbeat', status: 'ok' })
  await expect(sentry).toHaveCapturedCheckIn('heartbeat', { opened: false, closed: true })
})

test('the config of the monitor travels with the first check-in', async () => {
  end(begin())
  await expect(sentry).toHaveCapturedCheckIn('nightly-export', {
    status: 'in_progress',
    monitor_config: {
      schedule: { type: 'crontab', value: '0 3 * * *' },
      checkin_margin: 5,
      max_runtime: 30,
      timezone: 'Europe/Berlin',
    },
  })
  await expect(sentry).toHaveCapturedCheckIn({ status: 'ok', monitor_config: undefined })
  await expect(sentry).not.toHaveCapturedCheckIn({
    monitor_config: { schedule: { value: '0 4 * * *' } },
  })
})

test('release and environment are those of the app', async () => {
  begin()
  await expect(sentry).toHaveCapturedCheckIn({ release: 'shop@1.4.0', environment: 'night' })
  await expect(sentry).not.toHaveCapturedCheckIn({ environment: 'day' })
})

test('withMonitor makes the pair', async () => {
  expect(Sentry.withMonitor('report', () => 42)).toBe(42)
  await expect(sentry).toHaveCapturedCheckIn('report', { status: 'ok', opened: true })
  await expect(sentry).toHaveCapturedCheckIn('report', { duration: (seconds = -1) => seconds >= 0 })
})

test('withMonitor reports an error, and captures no exception', async () => {
  const run = () =>
    Sentry.withMonitor('report', () => {
      throw new Error('disk is full')
    })
  expect(run).toThrow('disk is full')
  await expect(sentry).toHaveCapturedCheckIn('report', { status: 'error', opened: true })
  await expect(sentry).not.toHaveCapturedCheckIn('report', { status: 'ok' })
  await expect(sentry).not.toHaveCapturedEvent()
})

test('a failure tells what was never closed', async () => {
  const id = begin('left-open')
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedCheckIn('left-open', { status: 'ok', opened: true }),
  )
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedCheckIn("left-open", { status: "ok", opened: true })',
      '',
      'Expected: a check-in "left-open" with {"status": "ok", "opened": true}',
      'Captured: 1 check-in; none match',
      ` -> 1: left-open  in_progress  never closed  ${id}`,
      '',
      'Nearest: #1, 1 field differs: status',
    ),
  )
  expect(expected).toEqual({ monitor_slug: 'left-open', status: 'ok', opened: true })
  expect(actual).toEqual({ monitor_slug: 'left-open', status: 'in_progress', opened: true })
})

test('a failure lists the check-ins that should not be there', async () => {
  const id = begin('report')
  end(id, 'report')
  expect(await textOf(() => expect(sentry).not.toHaveCapturedCheckIn('report'))).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedCheckIn("report")',
      '',
      'Expected: no check-in "report"',
      'Captured: 2 check-ins; 2 match',
      `    1: report  in_progress    ${id}`,
      `    2: report  ok             ${id}`,
    ),
  )
})

test('a key that no check-in has is an error that names the nearest', async () => {
  begin()
  expect(
    // @ts-expect-error: the SDK calls it monitorSlug, Sentry monitor_slug
    await textOf(() => expect(sentry).not.toHaveCapturedCheckIn({ monitorSlug: 'x' })),
  ).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedCheckIn({ monitorSlug: "x" })',
      '',
      'No check-in has "monitorSlug". Did you mean "monitor_slug"? A query may name: check_in_id, ' +
        'monitor_slug, status, duration, monitor_config, release, environment, closed, opened, ' +
        'payload, envelope, times. Anything else is reached through payload.',
    ),
  )
})
