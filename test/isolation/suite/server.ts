import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'expect-sentry/vitest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { meeting } from '../support/meeting.js'
import type { Sdk } from '../support/sdk.js'

interface App {
  readonly sdk: Sdk
  readonly log: (message: string) => void
  readonly count: (name: string) => void
}

/** Beside each other; a busy machine may take its time for them. */
const TESTS = 10
const TIMEOUT = 60_000

/** An app that listens once for all tests: its work runs in no context of any of them. */
export function serverSuite({ sdk, log, count }: App): void {
  let server: Server
  let origin = ''

  beforeAll(async () => {
    server = createServer((incoming, response) => {
      const order = incoming.url?.slice(1) ?? ''
      void work(order).then(() => response.end(`done ${order}`))
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    origin = `http://127.0.0.1:${portOf(server)}`
  })

  afterAll(() => new Promise((resolve) => server.close(resolve)))

  async function work(order: string): Promise<void> {
    sdk.setTag('order', order)
    sdk.addBreadcrumb({ message: `${order} came in` })
    await new Promise((resolve) => setImmediate(resolve))
    log(`packing ${order}`)
    count(`packed.${order}`)
    sdk.captureMessage(`packed ${order}`)
    await new Promise((resolve) => setImmediate(resolve))
    sdk.captureCheckIn({ monitorSlug: order, status: 'in_progress' })
    sdk.captureFeedback({ message: `late ${order}`, name: order })
    sdk.captureException(new Error(`not wanted: ${order}`))
    sdk.withScope((scope) => {
      scope.addAttachment({ filename: `${order}.txt`, data: order })
      sdk.captureException(new TypeError(`lost ${order}`))
    })
  }

  describe.each(['fetch', 'node:http'])('requests by %s', (client) => {
    const met = meeting(TESTS)

    test.concurrent.for(Array.from({ length: TESTS }, (_, index) => `order-${index}`))(
      'the events of the server: %s',
      { timeout: TIMEOUT },
      async (order, { sentry }) => {
        await met()
        const get = client === 'fetch' ? getByFetch : getByHttp
        expect(await get(`${origin}/${order}`)).toBe(`done ${order}`)
        sdk.captureMessage(`asked for ${order}`)

        const once = { times: 1 }
        const scope = { tags: { order }, ...once }
        await expect(sentry).toHaveCapturedMessage(`packed ${order}`, scope)
        await expect(sentry).toHaveCapturedHandled(`lost ${order}`, scope)
        await expect(sentry).toHaveCapturedMessage(`asked for ${order}`, {
          tags: { order: undefined },
          ...once,
        })
        await expect(sentry).toHaveCapturedNothingElse()
        await expect(sentry).toHaveDropped('before_send', { value: `not wanted: ${order}` })
        await expect(sentry).toHaveDropped('before_send', once)
        await expect(sentry).toHaveCapturedLog(`packing ${order}`, once)
        await expect(sentry).toHaveCapturedMetric(`packed.${order}`, once)
        await expect(sentry).toHaveCapturedCheckIn(order, { closed: false, ...once })
        await expect(sentry).toHaveCapturedFeedback(`late ${order}`, once)
        await expect(sentry).toHaveCapturedAttachment(`${order}.txt`, { text: order, ...once })
        await expect(sentry).toHaveCapturedTransaction(/^GET/, { op: 'http.server', ...once })
        expect(sentry.logs).toHaveLength(1)
        expect(sentry.metrics).toHaveLength(1)
        expect(sentry.checkIns).toHaveLength(1)
        expect(sentry.feedback).toHaveLength(1)
        expect(sentry.attachments).toHaveLength(1)
        expect(ordersIn(sentry.items)).toEqual([order])
      },
    )
  })

  test('a server whose Sentry is down loses the events of the test that says so', async ({
    sentry,
  }) => {
    sentry.respondWith({ statusCode: 503 })
    await getByFetch(`${origin}/order-down`)
    await expect(sentry).toHaveDropped('send_error', { statusCode: 503, value: 'lost order-down' })
    await expect(sentry).not.toHaveCapturedException()
  })

  test('waitForEvent() sees what the server does after it has answered', async ({ sentry }) => {
    const waited = sentry.waitForEvent(TypeError, { tags: { order: 'order-later' } })
    await getByFetch(`${origin}/order-later`)
    expect((await waited).value).toBe('lost order-later')
  })
}

async function getByFetch(url: string): Promise<string> {
  return (await fetch(url)).text()
}

function getByHttp(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(url, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve(text))
    })
      .on('error', reject)
      .end()
  })
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return address.port
}

/** Every order that is named anywhere in the payloads. */
function ordersIn(items: readonly { readonly payload: unknown }[]): string[] {
  const text = JSON.stringify(items.map(({ payload }) => payload))
  return [...new Set(text.match(/order-\d+/g))]
}
