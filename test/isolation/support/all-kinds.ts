import type { FakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { describe, expect } from 'vitest'
import { idOf, sendHandMade } from './hand-made.js'
import { meeting, turn } from './meeting.js'
import { expectProcessAsBefore } from './process-state.js'
import type { Sdk, Since } from './sdk.js'

/** The app, which knows nothing of tests. Everything that it reports has its number. */
async function app(sdk: Sdk, number: number, since: Since): Promise<string> {
  const name = `order-${number}`
  sdk.setTag('order', name)
  sdk.setUser({ id: name })
  sdk.addBreadcrumb({ message: `${name} came in` })
  await turn()
  since.log?.(`${name} is being packed`)
  since.count?.(`${name}.packed`, number)
  await turn()
  sendHandMade(sdk.getClient(), name)
  await turn()
  if (since.spansOfConcurrentTests) {
    await sdk.startSpan({ name: `pack ${name}`, op: 'queue.process' }, async () => {
      await turn()
      await sdk.startSpan({ name: `lift ${name}` }, turn)
    })
  }
  sdk.captureMessage(`${name} is packed`)
  await turn()
  sdk.captureCheckIn({ monitorSlug: name, status: 'in_progress' })
  sdk.captureFeedback({ message: `${name} was late`, name })
  await turn()
  sdk.captureException(new Error(`${name} is not wanted`))
  sdk.withScope((scope) => {
    scope.addAttachment({ filename: `${name}.txt`, data: name })
    sdk.captureException(new Error('the same text in each test'))
  })
  await turn()
  await sdk.flush(30_000)
  sdk.startSession({ sid: sidOf(number) })
  const event_id = sdk.captureException(new TypeError(`${name} broke`))
  await turn()
  sdk.endSession()
  return event_id
}

/** The SDK takes 32 digits, and makes an id of its own of anything else. */
function sidOf(number: number): string {
  return String(number).padStart(32, '0')
}

/** So many tests at once, and all of them again as often as the project of the run asks for. */
const TESTS = 100
const ROUNDS = Number(process.env.ROUNDS ?? 1)

/** Each asserts every kind, and that not a trace of another test is in its recording. */
export function allKinds(sdk: Sdk, since: Since): void {
  expectProcessAsBefore()
  const process_sid = sdk.getIsolationScope().getSession()?.sid

  describe.for(upTo(ROUNDS))('round %i', () => {
    const met = meeting(TESTS)

    test.concurrent.for(upTo(TESTS))('order %i', async (number, { sentry }) => {
      await met()
      const event_id = await app(sdk, number, since)
      await expectOwn(sentry, { number, event_id, process_sid, since })
      expect(sdk.lastEventId()).toBe(event_id)
    })
  })
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

interface Own {
  readonly number: number
  readonly event_id: string
  readonly process_sid: string | undefined
  readonly since: Since
}

async function expectOwn(sentry: FakeTransport, { number, event_id, process_sid, since }: Own) {
  const name = `order-${number}`
  const once = { times: 1 }
  const scope = {
    tags: { order: name, initial_scope: 'yes', set_after_init: 'yes' },
    user: { id: name },
    breadcrumbs: [{ message: `${name} came in` }],
    ...once,
  }
  await expect(sentry).toHaveCapturedHandled(TypeError, {
    value: `${name} broke`,
    event_id,
    ...scope,
  })
  await expect(sentry).toHaveCapturedHandled('the same text in each test', scope)
  await expect(sentry).toHaveCapturedMessage(`${name} is packed`, scope)
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).toHaveDropped('before_send', { value: `${name} is not wanted`, ...once })
  await expect(sentry).toHaveDropped(once)
  await expect(sentry).toHaveCapturedCheckIn(name, { closed: false, ...once })
  await expect(sentry).toHaveCapturedFeedback(`${name} was late`, { name, ...once })
  await expect(sentry).toHaveCapturedAttachment(`${name}.txt`, { text: name, ...once })
  // each counts its own error in the session of the process, and ends it by beginning its own
  const own_sid = sidOf(number)
  await expect(sentry).toHaveCapturedSession('exited', { sid: own_sid, ...once })
  await expect(sentry).toHaveCapturedSession({ sid: process_sid, init: true, ...once })
  await expect(sentry).toHaveCapturedSession('exited', { sid: process_sid, errors: 1, ...once })
  if (since.log) await expect(sentry).toHaveCapturedLog(`${name} is being packed`, once)
  if (since.count) {
    await expect(sentry).toHaveCapturedMetric(`${name}.packed`, { value: number, ...once })
  }
  if (since.spansOfConcurrentTests) {
    await expect(sentry).toHaveCapturedTransaction(`pack ${name}`, { op: 'queue.process', ...once })
    await expect(sentry).toHaveCapturedSpan(`lift ${name}`, { is_segment: false, ...once })
    expect(sentry.transactions).toHaveLength(1)
    expect(sentry.spans).toHaveLength(2)
  }
  expect(sentry.checkIns).toHaveLength(1)
  // and the older user report
  await expect(sentry).toHaveCapturedFeedback(`${name} is slow`, { name, ...once })
  await expect(sentry).toHaveCapturedReplay(idOf(name), { urls: [name], ...once })
  await expect(sentry).toHaveCapturedProfile({ chunk_id: idOf(name), release: name, ...once })
  expect(sentry.securityReports.map(({ release }) => release)).toEqual([name])
  expect(discarded(sentry)).toEqual([{ reason: 'before_send', category: 'error', quantity: 1 }])
  expect(sentry.feedback).toHaveLength(2)
  expect(sentry.replays).toHaveLength(1)
  expect(sentry.profiles).toHaveLength(1)
  expect(sentry.attachments).toHaveLength(1)
  expect(sentry.logs).toHaveLength(since.log ? 1 : 0)
  expect(sentry.metrics).toHaveLength(since.count ? 1 : 0)
  expect(new Set(sentry.sessions.map(({ sid }) => sid))).toEqual(new Set([process_sid, own_sid]))
  expect(ordersIn(sentry)).toEqual([name])
}

/** What the SDK itself says that it has dropped, in its client reports. */
function discarded({ clientReports }: FakeTransport): object[] {
  return clientReports.flatMap(({ discarded_events }) => [...discarded_events])
}

/** Every order that is named anywhere in what was sent, envelope headers too. */
function ordersIn({ envelopes }: FakeTransport): string[] {
  const parts = envelopes.map(({ header, items }) => [
    header,
    items.map((item) => [item.header, item.payload]),
  ])
  const text = JSON.stringify(parts)
  return [...new Set(text.match(/order-\d+/g))]
}
