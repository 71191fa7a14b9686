import * as zlib from 'node:zlib'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { createFakeIngest } from 'expect-sentry/ingest'
import { afterAll, describe, expect, test } from 'vitest'
import { ENVELOPE, EVENT, envelopeText, keyOf, send } from './send.js'

const sentry = await createFakeIngest({ quietTime: 1 })
afterAll(() => sentry.close())
const key = keyOf(sentry)

describe('taken', () => {
  test.each([
    ['the query', { path: `/api/1/envelope/?sentry_version=7&sentry_key=${key}` }],
    [
      'X-Sentry-Auth',
      { headers: { 'X-Sentry-Auth': `Sentry sentry_version=7, sentry_key=${key}` } },
    ],
    ['Authorization', { headers: { Authorization: `Sentry sentry_key=${key}` } }],
    ['Basic', { headers: { Authorization: `Basic ${btoa(`${key}:`)}` } }],
  ])('with its key in %s', async (_, init) => {
    const response = await send(sentry, ENVELOPE, { path: '/api/1/envelope/', ...init })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ id: EVENT.event_id })
    await expect(sentry).toHaveCapturedException('boom', { event_id: EVENT.event_id, times: 1 })
  })

  test('with its DSN in the envelope', async () => {
    const body = envelopeText({ dsn: sentry.dsn }, [{ type: 'event' }, JSON.stringify(EVENT)])
    const response = await send(sentry, body, { path: '/api/1/envelope/' })
    expect(response.status).toBe(200)
    await expect(sentry).toHaveCapturedException('boom', { times: 1 })
  })

  test('from a tunnel, at any path, whatever its DSN', async () => {
    const dsn = 'https://public@o1.ingest.sentry.io/42'
    const body = envelopeText({ dsn }, [{ type: 'event' }, JSON.stringify(EVENT)])
    expect((await send(sentry, body, { path: '/monitoring/tunnel?o=1' })).status).toBe(200)
    await expect(sentry).toHaveCapturedException('boom', { times: 1 })
  })

  test.each([
    ['gzip', gzipSync(ENVELOPE)],
    ['deflate', deflateSync(ENVELOPE)],
    ['br', brotliCompressSync(ENVELOPE)],
    ['identity', Buffer.from(ENVELOPE)],
  ])('%s', async (encoding, body) => {
    const headers = { 'Content-Encoding': encoding }
    expect((await send(sentry, new Uint8Array(body), { headers })).status).toBe(200)
    await expect(sentry).toHaveCapturedException('boom', { times: 1 })
  })

  test('zstd, where this Node has it, and a 415 where it has not', async () => {
    const compress: unknown = Reflect.get(zlib, 'zstdCompressSync')
    const hasZstd = typeof compress === 'function'
    const body: Buffer = hasZstd ? compress(ENVELOPE) : Buffer.from(ENVELOPE)
    const headers = { 'Content-Encoding': 'zstd' }
    const { status } = await send(sentry, new Uint8Array(body), { headers })
    expect([status, sentry.exceptions.length]).toEqual(hasZstd ? [200, 1] : [415, 0])
  })

  test.each([
    ['JSON', JSON.stringify(EVENT)],
    ['base64', btoa(JSON.stringify(EVENT))],
    ['deflated, in base64', deflateSync(JSON.stringify(EVENT)).toString('base64')],
  ])('an event at the older endpoint, as %s', async (_, body) => {
    const response = await send(sentry, body, { path: `/api/1/store/?sentry_key=${key}` })
    expect(await response.json()).toEqual({ id: EVENT.event_id })
    await expect(sentry).toHaveCapturedException('boom', { event_id: EVENT.event_id, times: 1 })
  })

  test('an event without an id gets one, and is found by it', async () => {
    const response = await send(sentry, '{"message":"hello"}', {
      path: `/api/1/store/?sentry_key=${key}`,
    })
    const { id } = await response.json()
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    await expect(sentry).toHaveCapturedMessage('hello', { event_id: id })
  })

  test('an empty attachment, and one with newlines in it', async () => {
    const body = envelopeText(
      {},
      [{ type: 'attachment', filename: 'empty', length: 0 }, ''],
      [{ type: 'attachment', filename: 'lines', length: 3 }, '\n\n\n'],
      [{ type: 'event' }, JSON.stringify(EVENT)],
    )
    expect((await send(sentry, body)).status).toBe(200)
    expect(sentry.attachments.map(({ filename, text }) => [filename, text])).toEqual([
      ['empty', ''],
      ['lines', '\n\n\n'],
    ])
    await expect(sentry).toHaveCapturedException('boom')
  })

  test('an event of 1 MB and an attachment of 20 MB arrive whole', {
    timeout: 60_000,
  }, async () => {
    const data = 'a'.repeat(1_000_000)
    const file = Buffer.alloc(20 * 1024 * 1024, 'expect-sentry')
    const body = Buffer.concat([
      Buffer.from(`{}\n{"type":"attachment","filename":"dump","length":${file.length}}\n`),
      file,
      Buffer.from(`\n{"type":"event"}\n${JSON.stringify({ ...EVENT, extra: { data } })}`),
    ])
    expect((await send(sentry, body)).status).toBe(200)
    await expect(sentry).toHaveCapturedException('boom', { extra: { data } })
    expect(sentry.attachments[0]?.size).toBe(file.length)
    expect(Buffer.compare(sentry.attachments[0]?.data ?? Buffer.of(), file)).toBe(0)
  })

  test('what a page asks before it sends', async () => {
    const response = await send(sentry, null, { method: 'OPTIONS' })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toContain('x-sentry-auth')
  })
})

describe('refused', () => {
  const OTHER_KEY = 'f'.repeat(32)

  test.each([
    ['an empty body', 400, '', {}, 'empty request body'],
    ['no JSON', 400, 'hello', {}, 'invalid event envelope: invalid envelope header'],
    ['an item without a type', 400, '{}\n{}\n{}', {}, 'it has no type'],
    [
      'a length beyond the end',
      400,
      '{}\n{"type":"attachment","length":9}\nabc',
      {},
      'unexpected end of file',
    ],
    ['a length too short', 400, '{}\n{"type":"attachment","length":1}\nabc', {}, 'missing newline'],
    ['a negative length', 400, '{}\n{"type":"attachment","length":-1}\nabc', {}, 'a length of -1'],
    ['no key', 401, ENVELOPE, { path: '/api/1/envelope/' }, 'missing authorization information'],
    [
      'two keys',
      401,
      ENVELOPE,
      { headers: { 'X-Sentry-Auth': 'Sentry sentry_key=a' } },
      'multiple authorization',
    ],
    [
      'another key',
      403,
      ENVELOPE,
      { path: `/api/1/envelope/?sentry_key=${OTHER_KEY}` },
      'unknown public key',
    ],
    [
      'another project',
      403,
      ENVELOPE,
      { path: `/api/2/envelope/?sentry_key=${key}` },
      'unknown project',
    ],
    [
      'no project number',
      400,
      ENVELOPE,
      { path: `/api/one/envelope/?sentry_key=${key}` },
      'bad project path',
    ],
    ['another method', 405, ENVELOPE, { method: 'PUT' }, 'no PUT here'],
    [
      'an unknown encoding',
      415,
      ENVELOPE,
      { headers: { 'Content-Encoding': 'lzma' } },
      'unsupported content encoding',
    ],
    ['no gzip', 400, ENVELOPE, { headers: { 'Content-Encoding': 'gzip' } }, 'invalid request body'],
    [
      'a newer protocol',
      400,
      ENVELOPE,
      { path: `/api/1/envelope/?sentry_version=9&sentry_key=${key}` },
      'unsupported protocol version',
    ],
    ['two events', 413, `${ENVELOPE}\n{"type":"event"}\n{}`, {}, "size limits for type 'event'"],
    [
      'an event too large',
      413,
      envelopeText({}, [{ type: 'event' }, JSON.stringify({ message: 'x'.repeat(1024 * 1024) })]),
      {},
      "size limits for type 'event'",
    ],
  ])('%s', async (_, status, body, init, reason) => {
    const response = await send(sentry, body, init)
    expect(response.status).toBe(status)
    expect(sentry.refused).toEqual([
      expect.objectContaining({ statusCode: status, reason: expect.stringContaining(reason) }),
    ])
    // never with a key in it
    expect(JSON.stringify(sentry.refused)).not.toContain(key)
    await expect(sentry).not.toHaveCapturedEvent()
    // and the server goes on
    expect((await send(sentry, ENVELOPE)).status).toBe(200)
    await expect(sentry).toHaveCapturedException('boom', { times: 1 })
  })

  test('a truncated body of gzip', async () => {
    const body = new Uint8Array(gzipSync(ENVELOPE).subarray(0, -12))
    const headers = { 'Content-Encoding': 'gzip' }
    expect((await send(sentry, body, { headers })).status).toBe(400)
  })

  test('a bomb, long before it is whole', { timeout: 60_000 }, async () => {
    const bomb = gzipSync(Buffer.alloc(150 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(200 * 1024)
    const headers = { 'Content-Encoding': 'gzip' }
    expect((await send(sentry, new Uint8Array(bomb), { headers })).status).toBe(413)
    expect(sentry.refused[0]?.reason).toContain('too large')
  })

  test('one broken item costs no other', async () => {
    const body = envelopeText(
      {},
      [{ type: 'log' }, '{"items":'],
      [{ type: 'event' }, JSON.stringify(EVENT)],
    )
    expect((await send(sentry, body)).status).toBe(200)
    expect(sentry.refused).toMatchObject([{ statusCode: 200, reason: 'invalid JSON data in log' }])
    await expect(sentry).toHaveCapturedException('boom')
  })

  test('a failure says what was refused', async () => {
    await send(sentry, ENVELOPE, { path: '/api/1/envelope/' })
    await expect(expect(sentry).toHaveCapturedEvent()).rejects.toThrow(
      'Refused: a request with 401 (missing authorization information)',
    )
  })
})
