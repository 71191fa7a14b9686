import * as Sentry from '@sentry/cloudflare'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()

const worker = Sentry.withSentry(() => sentry.instrument({ tracesSampleRate: 1 }), {
  async fetch(request: Request): Promise<Response> {
    if (request.url.endsWith('/caught')) Sentry.captureException(new RangeError('caught'))
    if (request.url.endsWith('/broken')) throw new TypeError('no binding')
    return new Response('fine')
  },
  async scheduled(): Promise<void> {
    throw new TypeError('no queue')
  },
})

/** As the runtime gives one to a handler. */
function context(): { waitUntil(work: Promise<unknown>): void; passThroughOnException(): void } {
  return { waitUntil: () => {}, passThroughOnException: () => {} }
}

test('a handler that throws', async () => {
  const request = new Request('https://shop.example/broken')

  await expect(worker.fetch(request, {}, context())).rejects.toThrow('no binding')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.http.cloudflare' },
    request: { url: 'https://shop.example/broken' },
    times: 1,
  })
})

test('what a handler catches and reports itself', async () => {
  await worker.fetch(new Request('https://shop.example/caught'), {}, context())

  await expect(sentry).toHaveCapturedHandled(RangeError)
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('a request that is fine, with its span', async () => {
  const response = await worker.fetch(new Request('https://shop.example/cart'), {}, context())

  // the SDK ends the span once the whole body has been read
  expect(await response.text()).toBe('fine')
  await expect(sentry).not.toHaveCapturedEvent()
  await expect(sentry).toHaveCapturedTransaction(/GET/, { op: 'http.server' })
})

test('a cron that throws', async () => {
  const event = { cron: '* * * * *', scheduledTime: 0, noRetry: () => {} }

  await expect(worker.scheduled(event, {}, context())).rejects.toThrow('no queue')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.faas.cloudflare.scheduled' },
  })
})
