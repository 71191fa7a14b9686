import { setImmediate } from 'node:timers/promises'
import { createFakeTransport, type FakeAnswer, type FakeTransport } from 'expect-sentry'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

/** What is used of an SDK here, alike on all majors. */
export interface OutageSdk {
  captureException(error: unknown, hint?: object): string
  captureCheckIn(checkIn: { monitorSlug: string; status: 'ok' }): string
  startSpan(options: { name: string }, callback: () => void): void
  flush(): PromiseLike<boolean>
  close(): PromiseLike<boolean>
  readonly logger?: { info(message: string): void }
}

/** The two ways to initialise it: with a transport of its own, and with the fake one. */
export interface Inits {
  /** Passed to the SDK's `createTransport`. */
  withItsOwn(makeRequest: (request: Request) => Promise<Response>): unknown
  withTheFake(sentry: FakeTransport): unknown
}

interface Request {
  readonly body: string | Uint8Array
}

interface Response {
  readonly statusCode: number
  readonly headers: { 'x-sentry-rate-limits': string | null; 'retry-after': string | null }
}

export const DSN = 'https://public@outage.invalid/1'
export const OPTIONS = {
  release: 'shop@1.4.0',
  tracesSampleRate: 1,
  enableLogs: true,
  defaultIntegrations: false,
  // SDK 8: or the session of the process would be sent with the first error alone
  autoSessionTracking: false,
  registerEsmLoaderHooks: false,
} as const

/** Sentry's answers, one after the other; then it is well again. */
const outages: Record<string, (FakeAnswer | Error)[]> = {
  'the network is down': Array.from({ length: 20 }, () => new Error('ECONNREFUSED')),
  'everything is too large': Array.from({ length: 20 }, () => ({ statusCode: 413 })),
  'Sentry is ill': Array.from({ length: 20 }, () => ({ statusCode: 503 })),
  'too many errors': [limited('60:error:organization')],
  'too many spans, logs and transactions': [limited('60:span;transaction;log_item:project')],
  'too much of everything': [limited('60::organization')],
  'a limit that came with a 413': [{ ...limited('60:error:organization'), statusCode: 413 }],
}

function limited(header: string): FakeAnswer {
  return { statusCode: 429, headers: { 'x-sentry-rate-limits': header } }
}

/** What client reports said, added up: `{ 'error by network_error': 2 }`. */
type Reported = Record<string, number>

/** The fake transport must not change what an SDK reports as lost. */
export function clientReportTests(Sentry: OutageSdk, inits: Inits): void {
  const ofTheSdk: Record<string, Reported> = {}
  const sentry = createFakeTransport()
  let answers: (FakeAnswer | Error)[] = []
  /** An answer comes after everything else that is due, as over a network. */
  async function nextAnswer(): Promise<FakeAnswer | Error> {
    const answer = answers.shift() ?? { statusCode: 200 }
    await setImmediate()
    return answer
  }

  /** Loses some of everything, and tells it when the outage is over. */
  async function suffer(outage: readonly (FakeAnswer | Error)[]): Promise<void> {
    answers = [...outage]
    Sentry.captureException(new Error('first'))
    await Sentry.flush()
    const attachments = [{ filename: 'a.txt', data: 'A' }]
    Sentry.captureException(new Error('second'), { attachments })
    Sentry.captureException(new Error('third'))
    Sentry.captureCheckIn({ monitorSlug: 'job', status: 'ok' })
    for (const step of [1, 2, 3]) Sentry.logger?.info(`step ${step}`)
    Sentry.startSpan({ name: 'outer' }, () => Sentry.startSpan({ name: 'inner' }, () => {}))
    // the SDK reports first and delivers then: what is lost now stands in its next report
    await Sentry.flush()
    answers = []
    vi.setSystemTime(Date.now() + 61_000)
    await Sentry.flush()
    await Sentry.flush()
  }

  /** With a client of its own: a limit that has ended still counts for the SDK. */
  async function sufferAlone(outage: readonly (FakeAnswer | Error)[]): Promise<Reported> {
    const reports: Reported = {}
    inits.withItsOwn(async ({ body }) => {
      const answer = await nextAnswer()
      if (answer instanceof Error) throw answer
      const { statusCode, headers = {} } = answer
      if (statusCode === 200) addTo(reports, reportsIn(body))
      const limits = headers['x-sentry-rate-limits'] ?? null
      return { statusCode, headers: { 'x-sentry-rate-limits': limits, 'retry-after': null } }
    })
    await suffer(outage)
    await Sentry.close()
    return reports
  }

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    for (const [name, outage] of Object.entries(outages)) {
      // flush() of SDK 8 rejects with a request that fails just while it waits (its promise buffer
      // does, in drain), which is a matter of less than a millisecond: then once more
      ofTheSdk[name] = await sufferAlone(outage).catch(() => sufferAlone(outage))
    }
    inits.withTheFake(sentry)
  })

  afterAll(() => {
    vi.useRealTimers()
  })

  test.for(Object.entries(outages))('%s', async ([name, outage]) => {
    sentry.respondWith(nextAnswer)
    await suffer(outage)
    const reports: Reported = {}
    for (const { discarded_events } of sentry.clientReports) addTo(reports, discarded_events)
    expect(reports).toEqual(ofTheSdk[name])
  })

  test('the outages cost the SDK something, or the tests above prove little', () => {
    const kinds = (name: string) => Object.keys(ofTheSdk[name] ?? {}).length
    expect(kinds('the network is down')).toBeGreaterThan(0)
    expect(kinds('too much of everything')).toBeGreaterThan(1)
    expect(kinds('too many errors')).toBe(1)
    expect(kinds('Sentry is ill')).toBe(0)
  })
}

interface Discarded {
  readonly reason: string | undefined
  readonly category: string | undefined
  readonly quantity: number | undefined
}

function addTo(reports: Reported, discarded: readonly Discarded[]): void {
  for (const { reason, category, quantity = 0 } of discarded) {
    const key = `${category} by ${reason}`
    reports[key] = (reports[key] ?? 0) + quantity
  }
}

/** Every second line after the first is the header of an item; the reports have no line breaks. */
function reportsIn(body: string | Uint8Array): Discarded[] {
  const lines = (typeof body === 'string' ? body : new TextDecoder().decode(body)).split('\n')
  return lines.flatMap((line, index) =>
    line === '{"type":"client_report"}' ? JSON.parse(lines[index + 1] ?? '').discarded_events : [],
  )
}
