// @vitest-environment happy-dom
// the SDK takes native functions from an empty iframe
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'
import { installProfiler } from './support/profiler.js'

installProfiler()

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    environment: 'test',
    integrations: (defaults) => [
      ...defaults.filter(({ name }) => name !== 'BrowserSession'),
      Sentry.browserProfilingIntegration(),
    ],
    tracesSampleRate: 1,
    profileSessionSampleRate: 1,
    profileLifecycle: 'manual' as const,
  }),
)

/** The SDK sends a chunk when its profiler stops. */
function profile(): void {
  Sentry.uiProfiler.startProfiler()
  Sentry.uiProfiler.stopProfiler()
}

test('a profile has the release and the platform of the app', async () => {
  profile()
  await expect(sentry).toHaveCapturedProfile()
  await expect(sentry).toHaveCapturedProfile({
    platform: 'javascript',
    version: '2',
    release: 'shop@1.4.0',
    environment: 'test',
    profiler_id: /^[0-9a-f]{32}$/,
    chunk_id: /^[0-9a-f]{32}$/,
  })
  await expect(sentry).not.toHaveCapturedProfile({ platform: 'node' })
  await expect(sentry).not.toHaveCapturedProfile({ chunk_id: undefined })
})

test('what was profiled is in the payload', async () => {
  profile()
  await expect(sentry).toHaveCapturedProfile({
    payload: { profile: { frames: [{ function: 'pay' }], stacks: [[0]] } },
  })
  await expect(sentry).not.toHaveCapturedProfile({
    payload: { profile: { frames: [{ function: 'refund' }] } },
  })
})

test('each chunk is one, of the same profiler', async () => {
  profile()
  await sentry.settled()
  profile()
  await expect(sentry).toHaveCapturedProfile({ times: 2 })
  const [profiler_id] = sentry.profiles.map((chunk) => chunk.profiler_id)
  await expect(sentry).toHaveCapturedProfile({ profiler_id, times: 2 })
  await expect(sentry).not.toHaveCapturedProfile({ times: 1 })
})

test('a failure names the nearest profile and what differs', async () => {
  profile()
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedProfile({ platform: 'node', release: 'shop@1.4.0' }),
  )
  const { profiler_id, chunk_id } = sentry.profiles[0] ?? {}
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedProfile({ platform: "node", release: "shop@1.4.0" })',
      '',
      'Expected: a profile with {"platform": "node", "release": "shop@1.4.0"}',
      'Captured: 1 profile; none match',
      ` -> 1: ${profiler_id}  javascript  ${chunk_id}`,
      '',
      'Nearest: #1, 1 field differs: platform',
    ),
  )
  expect(expected).toEqual({ platform: 'node', release: 'shop@1.4.0' })
  expect(actual).toEqual({ platform: 'javascript', release: 'shop@1.4.0' })
})

test('a failure says that there is no profile', async () => {
  expect(await textOf(() => expect(sentry).toHaveCapturedProfile())).toBe(
    lines(
      'expect(sentry).toHaveCapturedProfile()',
      '',
      'Expected: a profile',
      'Captured: no profile',
    ),
  )
})

test('nothing names a profile', async () => {
  profile()
  // @ts-expect-error: a profile has no name
  expect(await textOf(() => expect(sentry).toHaveCapturedProfile('pay'))).toBe(
    lines(
      'expect(sentry).toHaveCapturedProfile("pay")',
      '',
      "Nothing names a profile: this matcher takes a query alone, such as { release: 'a@1' }.",
    ),
  )
})
