import { once } from 'node:events'
import { connect } from 'node:net'
import { createFakeIngest } from 'expect-sentry/ingest'
import { afterAll, expect, test } from 'vitest'
import { ENVELOPE, envelopeText, keyOf, send } from './send.js'

const sentry = await createFakeIngest({ quietTime: 1, settleTimeout: 5_000 })
afterAll(() => sentry.close())

test.each([
  ['429', { statusCode: 429, headers: { 'Retry-After': '60' } }],
  ['500', { statusCode: 500 }],
])('answered %s, an event is dropped and not captured', async (_, answer) => {
  sentry.respondWith(answer)
  const response = await send(sentry, ENVELOPE)
  expect(response.status).toBe(answer.statusCode)
  await expect(sentry).not.toHaveCapturedEvent()
  await expect(sentry).toHaveDropped('send_error', {
    statusCode: answer.statusCode,
    type: 'TypeError',
    times: 1,
  })
})

function clientReport(reason: string, quantity: number): string {
  const discarded_events = [{ reason, category: 'error', quantity }]
  return envelopeText({}, [{ type: 'client_report' }, JSON.stringify({ discarded_events })])
}

test('what the SDK itself drops is in its own report', async () => {
  await send(sentry, clientReport('ratelimit_backoff', 2))
  await send(sentry, clientReport('before_send', 1))
  await expect(sentry).toHaveDropped('ratelimit_backoff', { category: 'error', times: 2 })
  await expect(sentry).toHaveDropped('before_send', { times: 1 })
  expect(sentry.clientReports).toHaveLength(2)
})

test('too large: told by the answer and by the report, dropped once', async () => {
  sentry.respondWith(({ items }) =>
    items.some(({ type }) => type === 'event') ? { statusCode: 413 } : undefined,
  )
  await send(sentry, ENVELOPE)
  await send(sentry, clientReport('send_error', 1))
  await expect(sentry).toHaveDropped('send_error', { type: 'TypeError', times: 1 })
  await expect(sentry).toHaveDropped('send_error', { times: 1 })
})

test('an Error breaks the connection off', async () => {
  sentry.respondWith(new Error('down'))
  await expect(send(sentry, ENVELOPE)).rejects.toThrow()
  await expect(sentry).toHaveDropped('network_error', { type: 'TypeError', times: 1 })
})

test('an answer that is none is a mistake that no assertion hides', async () => {
  Reflect.apply(sentry.respondWith, sentry, [() => 'down'])
  await expect(send(sentry, ENVELOPE)).rejects.toThrow()
  await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(
    'The function that respondWith() was given has to return { statusCode: 200, headers? }, an ' +
      'Error, or nothing; it returned "down".',
  )
  await sentry.reset()
  await expect(sentry).not.toHaveCapturedEvent()
})

test.each([
  [null, 'createFakeIngest() takes an object of options, not null.'],
  [[], 'createFakeIngest() takes an object of options, not an array.'],
  [
    { prot: 1 },
    'createFakeIngest() has no option "prot"; it takes port, autoReset, strict, settleTimeout, quietTime.',
  ],
  [{ port: '80' }, 'port is a whole number from 0 (any that is free) to 65535, not 80'],
  [{ port: 65_536 }, 'port is a whole number from 0 (any that is free) to 65535, not 65536'],
  [{ strict: 1 }, 'strict is true or false, not 1'],
  [{ quietTime: 0 }, 'quietTime is a number of milliseconds above 0, not 0'],
])('createFakeIngest() says what it takes: %j', async (options, message) => {
  await expect(Reflect.apply(createFakeIngest, undefined, [options])).rejects.toThrow(
    new TypeError(message),
  )
})

test('an answer that takes its time is in flight until then', async () => {
  let answer = () => {}
  const decided = new Promise<void>((resolve) => {
    answer = resolve
  })
  let asked = () => {}
  const reached = new Promise<void>((resolve) => {
    asked = resolve
  })
  sentry.respondWith(async () => {
    asked()
    await decided
    return { statusCode: 200 }
  })
  const response = send(sentry, ENVELOPE)
  await reached
  expect(sentry.pending).toBe(1)
  expect(sentry.events).toEqual([])
  answer()
  expect((await response).status).toBe(200)
  await expect(sentry).toHaveCapturedException('boom')
})

test('what was sent before a reset is not in the next test', async () => {
  const sent = send(sentry, ENVELOPE)
  await sent
  await sentry.reset()
  await expect(sentry).not.toHaveCapturedEvent()
})

test('a connection that ends in the middle is refused, and nothing else is lost', async () => {
  const socket = connect(Number(new URL(sentry.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /api/1/envelope/?sentry_key=${keyOf(sentry)} HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{}`,
  )
  socket.end()
  await once(socket.resume(), 'close')
  await sentry.settled()
  expect(sentry.refused).toHaveLength(1)
  expect(sentry.refused[0]?.reason).toMatch(/the connection ended in the middle|no HTTP request/)
  expect((await send(sentry, ENVELOPE)).status).toBe(200)
  await expect(sentry).toHaveCapturedException('boom', { times: 1 })
})

test('nobody was told of it: nothing can be asserted', async () => {
  await using unknown = await createFakeIngest()
  await expect(expect(unknown).not.toHaveCapturedEvent()).rejects.toThrow(
    'Nobody was ever told of this ingest',
  )
})

test('a match is waited for while somebody may still send', async () => {
  const matched = expect(sentry).toHaveCapturedException('boom')
  await send(sentry, ENVELOPE)
  await matched
})
