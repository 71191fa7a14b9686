import { afterAll, afterEach, expect, test } from 'bun:test'
import * as Sentry from '@sentry/bun'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1 }))
afterEach(() => sentry.reset())

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  routes: {
    '/caught': () => new Response(Sentry.captureException(new RangeError('caught'))),
    '/broken': () => {
      throw new TypeError('no stock')
    },
  },
  error: () => new Response('sorry', { status: 500 }),
})
afterAll(() => server.stop(true))

test('a route of Bun.serve that throws', async () => {
  const { status } = await fetch(new URL('/broken', server.url))

  expect(status).toBe(500)
  await expectSentry(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.http.bun.serve' },
    tags: { handled: 'no', runtime: /^bun / },
    times: 1,
  })
  await expectSentry(sentry).toHaveCapturedTransaction(/broken/, { op: 'http.server' })
})

test('what a route catches and reports itself', async () => {
  const response = await fetch(new URL('/caught', server.url))

  await expectSentry(sentry).toHaveCapturedHandled(RangeError, { event_id: await response.text() })
  await expectSentry(sentry).not.toHaveCapturedUnhandled()
})
