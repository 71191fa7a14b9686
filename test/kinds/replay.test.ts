// @vitest-environment happy-dom
// the SDK takes native functions from an empty iframe
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'
import { forgetReplay, installWorker, passForBrowser } from './support/replay.js'

passForBrowser()
installWorker()

const sentry = createFakeTransport()
forgetReplay(Sentry.getReplay())
const replay = Sentry.replayIntegration({ stickySession: false, minReplayDuration: 0 })
Sentry.init(
  sentry.instrument({
    integrations: (defaults) => [
      ...defaults.filter(({ name }) => name !== 'BrowserSession'),
      replay,
    ],
    replaysOnErrorSampleRate: 1,
  }),
)

beforeEach(async () => {
  // one begins with the init, and a test wants its own
  await replay.stop()
  await sentry.reset()
  replay.start()
})

afterEach(async () => {
  await replay.stop()
})

/** Sends what was recorded so far as a segment. */
async function segment(): Promise<string> {
  const replay_id = replay.getReplayId()
  if (replay_id === undefined) throw new Error('no replay is running')
  Sentry.addBreadcrumb({ category: 'cart', message: 'opened the cart' })
  await replay.flush()
  return replay_id
}

test('a replay is found by its id', async () => {
  const replay_id = await segment()
  expect(replay_id).toMatch(/^[0-9a-f]{32}$/)
  await expect(sentry).toHaveCapturedReplay(replay_id)
  await expect(sentry).toHaveCapturedReplay(/^[0-9a-f]+$/)
  await expect(sentry).toHaveCapturedReplay()
  await expect(sentry).not.toHaveCapturedReplay('0'.repeat(32))
})

test('each segment is one', async () => {
  const replay_id = await segment()
  await segment()
  await expect(sentry).toHaveCapturedReplay(replay_id, { segment_id: 0, times: 1 })
  await expect(sentry).toHaveCapturedReplay(replay_id, { segment_id: 1, times: 1 })
  await expect(sentry).toHaveCapturedReplay(replay_id, { times: 2 })
  await expect(sentry).not.toHaveCapturedReplay({ segment_id: 2 })
})

test('a replay knows its page, its kind and its error', async () => {
  Sentry.captureException(new Error('lost'))
  await segment()
  const { event_id = '' } = sentry.lastEvent ?? {}
  await expect(sentry).toHaveCapturedReplay({
    replay_type: 'session',
    urls: ['http://localhost:3000/'],
    error_ids: [event_id],
  })
  await expect(sentry).not.toHaveCapturedReplay({ replay_type: 'buffer' })
  await expect(sentry).not.toHaveCapturedReplay({ error_ids: [] })
})

test('the recording is what travels beside the event: a line of JSON, then compressed bytes', async () => {
  await segment()
  expect(sentry.items.map(({ type }) => type)).toEqual(['replay_event', 'replay_recording'])
  const recording = sentry.replays[0]?.recording
  if (!(recording instanceof Uint8Array)) throw new Error('the recording is no bytes')
  const lineEnd = recording.indexOf(10)
  expect(new TextDecoder().decode(recording.slice(0, lineEnd))).toBe('{"segment_id":0}')
  // zlib, by its first two bytes
  expect([...recording.slice(lineEnd + 1, lineEnd + 3)]).toEqual([0x78, 0x9c])
  await expect(sentry).toHaveCapturedReplay({ recording: (bytes) => Number(bytes?.length) > 50 })
})

test('a replay is no event', async () => {
  await segment()
  await expect(sentry).not.toHaveCapturedEvent()
  await expect(sentry).not.toHaveCapturedNothing()
})

test('a failure names the nearest replay and what differs', async () => {
  const replay_id = await segment()
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedReplay(replay_id, { replay_type: 'buffer' }),
  )
  expect(message).toBe(
    lines(
      `expect(sentry).toHaveCapturedReplay("${replay_id}", { replay_type: "buffer" })`,
      '',
      `Expected: a replay "${replay_id}" with {"replay_type": "buffer"}`,
      'Captured: 1 replay; none match',
      ` -> 1: ${replay_id}  segment 0  session`,
      '',
      'Nearest: #1, 1 field differs: replay_type',
    ),
  )
  expect(expected).toEqual({ replay_id, replay_type: 'buffer' })
  expect(actual).toEqual({ replay_id, replay_type: 'session' })
})

test('a failure lists the replays that should not be there', async () => {
  const replay_id = await segment()
  expect(await textOf(() => expect(sentry).not.toHaveCapturedReplay())).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedReplay()',
      '',
      'Expected: no replay',
      'Captured: 1 replay; 1 matches',
      `    1: ${replay_id}  segment 0  session`,
    ),
  )
})
