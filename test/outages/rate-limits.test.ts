import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, describe, expect, test, vi } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    enableLogs: true,
    tracesSampleRate: 1,
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

afterEach(() => {
  vi.useRealTimers()
})

/** Answers once so, and takes everything from then on. */
function answerOnce(statusCode: number, headers: Record<string, string> = {}): void {
  sentry.respondWith(() => {
    sentry.respondWith({ statusCode: 200 })
    return { statusCode, headers }
  })
}

/** One item of each category that an app can make, all of them after the limit. */
async function sendOneOfEach(): Promise<string[]> {
  Sentry.captureMessage('the first is refused')
  await sentry.settled()
  const refused = sentry.items.length
  Sentry.captureException(new Error('after the limit'))
  Sentry.startSpan({ name: 'GET /' }, () => {})
  Sentry.logger.info('a log')
  Sentry.metrics.count('a metric')
  Sentry.captureCheckIn({ monitorSlug: 'job', status: 'ok' })
  Sentry.captureFeedback({ message: 'feedback' })
  await sentry.settled()
  return sentry.items
    .slice(refused)
    .map(({ type }) => type)
    .filter((type) => type !== 'client_report')
    .sort()
}

const all = ['check_in', 'event', 'feedback', 'log', 'span', 'trace_metric']
const without = (...types: string[]) => all.filter((type) => !types.includes(type))

describe('X-Sentry-Rate-Limits', () => {
  const forms: Record<string, string[]> = {
    '60:error:organization': without('event'),
    '60:log_item:organization': without('log'),
    '60:trace_metric:organization': without('trace_metric'),
    '60:span:organization': without('span'),
    '60:monitor:project': without('check_in'),
    '60:feedback:project': without('feedback'),
    '60:error;log_item;span:key:quota': without('event', 'log', 'span'),
    '60:error:organization, 60:monitor:project': without('event', 'check_in'),
    '60::organization': [],
    '60': [],
    '60:': [],
    '60::organization:global_quota': [],
    '60:metric_bucket:organization:quota:custom': all,
    '60:metric_bucket:organization:quota:transactions;sessions': all,
    '60:unknown_category:organization': all,
    // no number: the SDK waits its default of 60 seconds
    'soon:error:organization': without('event'),
    '0:error:organization': all,
  }

  test.for(Object.entries(forms))('%s', async ([header, passed]) => {
    answerOnce(429, { 'X-Sentry-Rate-Limits': header })
    expect(await sendOneOfEach()).toEqual(passed)
  })

  test('counts on any answer, in any case of its name', async () => {
    answerOnce(200, { 'x-sentry-rate-limits': '60:error:organization' })
    expect(await sendOneOfEach()).toEqual(without('event'))
  })

  test('a limit of one category goes before the one of all', async () => {
    answerOnce(429, { 'X-Sentry-Rate-Limits': '60::organization, 0:log_item:organization' })
    expect(await sendOneOfEach()).toEqual(['log'])
  })
})

describe('without that header', () => {
  test('a 429 holds everything back', async () => {
    answerOnce(429)
    expect(await sendOneOfEach()).toEqual([])
  })

  test('so does Retry-After, in seconds', async () => {
    answerOnce(429, { 'Retry-After': '30' })
    expect(await sendOneOfEach()).toEqual([])
  })

  test('or as a date, or as nothing that can be read', async () => {
    for (const retryAfter of [new Date(Date.now() + 30_000).toUTCString(), 'later']) {
      await sentry.reset()
      answerOnce(503, { 'retry-after': retryAfter })
      expect(await sendOneOfEach()).toEqual([])
    }
  })

  test('a date that has passed holds nothing back', async () => {
    answerOnce(429, { 'Retry-After': new Date(0).toUTCString() })
    expect(await sendOneOfEach()).toEqual(all)
  })

  test('any other refusal holds nothing back', async () => {
    for (const status of [400, 413, 500, 503]) {
      await sentry.reset()
      answerOnce(status)
      expect(await sendOneOfEach()).toEqual(all)
    }
  })
})

describe('time', () => {
  test.for([
    [{ 'X-Sentry-Rate-Limits': '30:error:organization' }, 30_000],
    [{ 'Retry-After': '20' }, 20_000],
    [{}, 60_000],
  ] as const)('%o ends after %d ms', async ([headers, limit]) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    answerOnce(429, { ...headers })
    Sentry.captureMessage('refused')
    await sentry.settled()
    vi.setSystemTime(Date.now() + limit - 1)
    Sentry.captureMessage('held back')
    await expect(sentry).toHaveDropped('ratelimit_backoff', { message: 'held back', times: 1 })
    vi.setSystemTime(Date.now() + 1)
    Sentry.captureMessage('sent again')
    await expect(sentry).toHaveCapturedMessage('sent again')
    await expect(sentry).toHaveDropped({ message: /./, times: 2 })
  })

  test('a limit ends with its test', async () => {
    answerOnce(429)
    Sentry.captureMessage('refused')
    await sentry.settled()
    await sentry.reset()
    Sentry.captureMessage('a new test')
    await expect(sentry).toHaveCapturedMessage('a new test')
    await expect(sentry).not.toHaveDropped()
  })
})

test('what is held back and what is refused are different drops', async () => {
  answerOnce(429, { 'X-Sentry-Rate-Limits': '60:error:organization' })
  const first = Sentry.captureException(new Error('refused'))
  await sentry.settled()
  const second = Sentry.captureException(new RangeError('held back'))
  await expect(sentry).toHaveDropped('send_error', { event_id: first, statusCode: 429, times: 1 })
  await expect(sentry).toHaveDropped('ratelimit_backoff', {
    event_id: second,
    category: 'error',
    statusCode: undefined,
    type: 'RangeError',
    times: 1,
  })
  await expect(sentry).not.toHaveCapturedEvent()
  await expect(sentry).not.toHaveDropped('network_error')
})

test('an attachment of a limited category stays behind alone', async () => {
  answerOnce(429, { 'X-Sentry-Rate-Limits': '60:attachment:organization' })
  Sentry.captureMessage('refused')
  await sentry.settled()
  Sentry.captureException(new Error('with a file'), {
    attachments: [{ filename: 'a.txt', data: 'A' }],
  })
  await expect(sentry).toHaveCapturedException('with a file', { attachments: [] })
  await expect(sentry).not.toHaveCapturedAttachment()
  await expect(sentry).toHaveDropped('ratelimit_backoff', { category: 'attachment', times: 1 })
})

test('each log of a container that is held back counts', async () => {
  answerOnce(429, { 'X-Sentry-Rate-Limits': '60:log_item:organization' })
  Sentry.captureMessage('refused')
  await sentry.settled()
  for (const step of [1, 2, 3]) Sentry.logger.info(`step ${step}`)
  await expect(sentry).toHaveDropped('ratelimit_backoff', { category: 'log_item', times: 3 })
  await expect(sentry).not.toHaveCapturedLog()
})
