import { createTransport, type Envelope } from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const types = ['event', 'attachment', 'session', 'transaction', 'check_in', 'feedback'] as const
const containers = ['log', 'span', 'trace_metric'] as const
const more = ['client_report', 'profile_chunk', 'replay_event', 'user_report'] as const
const item = fc.oneof(
  fc.constantFrom(...types, ...more).map((type) => [{ type }, {}] as const),
  fc
    .tuple(fc.constantFrom(...containers), fc.integer({ min: 1, max: 3 }))
    .map(([type, item_count]) => [{ type, item_count }, { items: [] }] as const),
)

const category = fc.constantFrom('error', 'log_item', 'span', 'transaction', 'internal', 'default')
const limit = fc
  .tuple(fc.constantFrom('10', '60', '0', 'x'), fc.array(category, { maxLength: 2 }))
  .map(([seconds, categories]) => `${seconds}:${categories.join(';')}:organization`)
const header = fc.oneof(
  fc.constant({}),
  fc.array(limit, { minLength: 1, maxLength: 3 }).map((limits) => ({
    'x-sentry-rate-limits': limits.join(', '),
  })),
  fc.constantFrom('5', '60', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon').map((after) => ({
    'retry-after': after,
  })),
)
const answer = fc.oneof(
  { weight: 2, arbitrary: fc.constant('offline' as const) },
  {
    weight: 5,
    arbitrary: fc.record({
      statusCode: fc.constantFrom(200, 200, 413, 429, 429, 500),
      headers: header,
    }),
  },
)

const step = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
  answer,
  /** Milliseconds until the next. */
  pause: fc.constantFrom(0, 4_000, 30_000, 70_000),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface Transport {
  send(envelope: Envelope): PromiseLike<unknown>
}

/** All that can be seen of a transport from outside. */
async function play(
  steps: readonly Step[],
  make: (log: string[], answerOf: () => Step['answer']) => Transport,
): Promise<string[]> {
  vi.setSystemTime(1_800_000_000_000)
  const log: string[] = []
  let current: Step['answer'] = 'offline'
  const transport = make(log, () => current)
  for (const { items, answer, pause } of steps) {
    current = answer
    const envelope: unknown = [{}, items]
    if (!isEnvelope(envelope)) throw new Error('no envelope')
    log.push(`-- ${items.map(([{ type }]) => type)}`)
    await transport.send(envelope).then(
      (result) => log.push(`resolved ${JSON.stringify(result)}`),
      (error: unknown) => log.push(`rejected ${error}`),
    )
    vi.setSystemTime(Date.now() + pause)
  }
  return log
}

function isEnvelope(value: unknown): value is Envelope {
  return Array.isArray(value)
}

function recorder(log: string[]) {
  return (reason: string, dataCategory: string, quantity = 1) => {
    log.push(`lost ${quantity} ${dataCategory} by ${reason}`)
  }
}

test('every answer has the consequences that it has for the transport of the SDK', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const real = await play(steps, (log, answerOf) =>
        createTransport({ recordDroppedEvent: recorder(log) }, async ({ body }) => {
          const sent = String(body)
            .split('\n')
            .flatMap((line) => line.match(/^{"type":"(\w+)"/)?.[1] ?? [])
          log.push(`sent ${sent}`)
          const given = answerOf()
          if (given === 'offline') throw new Error('offline')
          const { statusCode, headers } = given
          return {
            statusCode,
            headers: { 'x-sentry-rate-limits': null, 'retry-after': null, ...headers },
          }
        }),
      )
      const sentry = createFakeTransport({ autoReset: false })
      const fake = await play(steps, (log, answerOf) => {
        sentry.respondWith(async ({ items }) => {
          log.push(`sent ${items.map(({ type }) => type)}`)
          const given = answerOf()
          return given === 'offline' ? new Error('offline') : given
        })
        return sentry.transport({ recordDroppedEvent: recorder(log) })
      })
      const bodies = (lines: string[]) =>
        lines.map((line) => line.replace(/^resolved .*/, 'resolved'))
      expect(bodies(fake)).toEqual(bodies(real))
    }),
    { numRuns: 300 },
  )
})
