import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { ENVELOPE, EVENT, envelopeText, keyOf, send } from './send.js'

const sentry = await createFakeIngest({ quietTime: 1 })
afterAll(() => sentry.close())

const open = new Set<Socket>()
afterEach(() => {
  for (const socket of open) socket.destroy()
})

/** A connection on which a test writes what it likes, when it likes. */
async function connection(to: FakeIngest): Promise<Socket> {
  const socket = connect(Number(new URL(to.url).port), '127.0.0.1')
  open.add(socket)
  await once(socket, 'connect')
  return socket
}

function head(to: FakeIngest, length: number): string {
  return (
    `POST /api/1/envelope/?sentry_key=${keyOf(to)} HTTP/1.1\r\n` +
    `Host: ingest\r\nContent-Length: ${length}\r\n\r\n`
  )
}

/** What is answered here was sent after what is written on other connections, and is read after it. */
async function behindAllOthers(): Promise<void> {
  await send(sentry, null, { method: 'OPTIONS' })
}

/** Resolves when the other side has read what was written: it answers what comes after it. */
async function status(socket: Socket): Promise<string> {
  const [chunk] = await once(socket, 'data')
  return String(chunk).split('\r\n', 1)[0] ?? ''
}

describe('a sender that takes its time', () => {
  test.each([
    ['in the middle of its body', (text: string) => text.length - 10],
    ['before its body', (text: string) => text.indexOf('\r\n\r\n') + 4],
    ['in the middle of a header', (text: string) => text.indexOf('Content-') + 4],
    ['in the middle of a method', () => 2],
  ])('%s is waited for', async (_, at) => {
    const text = head(sentry, ENVELOPE.length) + ENVELOPE
    const socket = await connection(sentry)
    socket.write(text.slice(0, at(text)))
    await behindAllOthers()
    expect(sentry.pending).toBe(1)

    const asserted = expect(sentry).toHaveCapturedException('boom', { times: 1 })
    const nothing = expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(
      'Captured: 1 exception; 1 matches',
    )
    socket.write(text.slice(at(text)))
    await Promise.all([asserted, nothing])
  })

  test('byte by byte, it is taken whole', async () => {
    const socket = await connection(sentry)
    socket.setNoDelay(true)
    for (const byte of head(sentry, ENVELOPE.length) + ENVELOPE) {
      await new Promise((written) => socket.write(byte, written))
    }
    expect(await status(socket)).toBe('HTTP/1.1 200 OK')
    await expect(sentry).toHaveCapturedException('boom', { times: 1 })
  })

  test('holds up no other', async () => {
    const socket = await connection(sentry)
    const text = head(sentry, ENVELOPE.length) + ENVELOPE
    socket.write(text.slice(0, -10))
    expect((await send(sentry, ENVELOPE)).status).toBe(200)
    expect(sentry.exceptions).toHaveLength(1)
    socket.write(text.slice(-10))
    await expect(sentry).toHaveCapturedException('boom', { times: 2 })
  })

  test('who never ends is named at the limit, and nothing passes meanwhile', async () => {
    await using impatient = await createFakeIngest({ settleTimeout: 50, quietTime: 1 })
    const socket = await connection(impatient)
    socket.write(head(impatient, ENVELOPE.length) + ENVELOPE.slice(0, -10))
    const text =
      '1 request is still in flight after 50 ms:\n' +
      '  1 still arriving: the sender has not sent all of it'
    await expect(expect(impatient).not.toHaveCapturedEvent()).rejects.toThrow(text)
    await expect(expect(impatient).toHaveCapturedEvent()).rejects.toThrow(text)
  })

  test('several requests on one connection are answered and recorded in turn', async () => {
    const socket = await connection(sentry)
    const text = head(sentry, ENVELOPE.length) + ENVELOPE
    socket.write(text + text + text.slice(0, -10))
    socket.write(text.slice(-10))
    await expect(sentry).toHaveCapturedException('boom', { times: 3 })
  })
})

/** Nobody was started by the test, so more may come at any time. Limits of a minute are not reached. */
describe('a report that nobody has announced', () => {
  const LONG = 60_000
  const BANG = envelopeText({}, [
    { type: 'event' },
    JSON.stringify({ ...EVENT, exception: { values: [{ type: 'TypeError', value: 'bang' }] } }),
  ])

  test('is waited for past others', async () => {
    await using ingest = await createFakeIngest({ quietTime: 1, settleTimeout: LONG })
    expect(ingest.dsn).toContain('127.0.0.1')
    const asserted = expect(ingest).toHaveCapturedException('bang')
    await send(ingest, ENVELOPE)
    await send(ingest, BANG)
    await asserted
  })

  test('is not waited for where it is there, or nobody can send any', async () => {
    await using ingest = await createFakeIngest({ quietTime: LONG, settleTimeout: LONG })
    await send(ingest, ENVELOPE)
    await expect(ingest).toHaveCapturedException('boom')
    await ingest.close()
    await expect(ingest).not.toHaveCapturedException('bang')
    await expect(expect(ingest).toHaveCapturedException('bang')).rejects.toThrow('; none match')
  })

  test('that should not come may come for the quiet time, not for the limit', async () => {
    await using ingest = await createFakeIngest({ quietTime: 1, settleTimeout: LONG })
    await send(ingest, ENVELOPE)
    await expect(ingest).not.toHaveCapturedException('bang')
  })

  test('is waited for until the limit, also where the quiet time is longer', async () => {
    await using ingest = await createFakeIngest({ quietTime: LONG, settleTimeout: 1 })
    expect(ingest.dsn).toContain('127.0.0.1')
    await expect(ingest).not.toHaveCapturedException('bang')
    await expect(expect(ingest).toHaveCapturedException('bang')).rejects.toThrow(
      'Captured: nothing',
    )
  })
})
