import * as zlib from 'node:zlib'
import fc from 'fast-check'

/** An item as an SDK would write it. */
export interface WrittenItem {
  readonly header: string
  readonly payload: Buffer
}

const TYPES = [
  ...['event', 'transaction', 'attachment', 'session', 'sessions', 'log', 'trace_metric', 'span'],
  ...['client_report', 'check_in', 'feedback', 'user_report', 'replay_event', 'replay_recording'],
  ...['profile', 'profile_chunk', 'statsd', 'raw_security', 'something_new'],
]

const bytes = fc.uint8Array({ maxLength: 48 }).map((array) => Buffer.from(array))

const eventId = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.replaceAll('-', '')),
  fc.constantFrom<unknown>('', 'no id', null, 7),
)

const event = fc
  .record(
    {
      event_id: eventId,
      message: fc.string({ maxLength: 12 }),
      exception: fc.oneof(
        fc.constant({ values: [{ type: 'TypeError', value: 'boom' }] }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
      tags: fc.jsonValue({ maxDepth: 1 }),
      breadcrumbs: fc.jsonValue({ maxDepth: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((value) => Buffer.from(JSON.stringify(value)))

const payload = fc.oneof(
  { weight: 4, arbitrary: event },
  { weight: 2, arbitrary: bytes },
  {
    weight: 2,
    arbitrary: fc.jsonValue({ maxDepth: 2 }).map((json) => Buffer.from(JSON.stringify(json))),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '{"items":', 'null', '\n\n', '{}').map(Buffer.from) },
)

/** With its length, a wrong one, or none. */
const item = fc
  .record({
    type: fc.oneof(
      { weight: 3, arbitrary: fc.constant('event') },
      { weight: 6, arbitrary: fc.constantFrom(...TYPES) },
    ),
    payload,
    length: fc.oneof(
      { weight: 8, arbitrary: fc.constant('right') },
      { weight: 3, arbitrary: fc.constant('none') },
      {
        weight: 1,
        arbitrary: fc.constantFrom<unknown>(-1, 0, 1, 1e9, 2 ** 53, 1.5, '3', null, true, {}),
      },
    ),
  })
  .map(({ type, payload: content, length }): WrittenItem => {
    const told = length === 'right' ? { length: content.length } : { length }
    const header = { type, filename: 'a.txt', ...(length === 'none' ? {} : told) }
    return { header: JSON.stringify(header), payload: content }
  })

const dsn = fc.constantFrom<unknown>(7, 'x', null, 'https://public@o1.ingest.us.sentry.io/42')

const header = fc.oneof(
  { weight: 6, arbitrary: fc.constant('{}') },
  {
    weight: 3,
    arbitrary: fc
      .record({ event_id: eventId, dsn }, { requiredKeys: [] })
      .map((json) => JSON.stringify(json)),
  },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '[]', 'null', '{', '"x"') },
)

/** What an envelope looks like on the wire. */
export function envelopeBytes(headerText: string, items: readonly WrittenItem[]): Buffer {
  const lines = items.flatMap((one) => [Buffer.from(one.header), one.payload])
  return joined([Buffer.from(headerText), ...lines])
}

/** Parts with a newline between each two. */
export function joined(parts: readonly Uint8Array[]): Buffer {
  const newline = Buffer.from('\n')
  return Buffer.concat(parts.flatMap((part, index) => (index > 0 ? [newline, part] : [part])))
}

const envelope = fc
  .record({ header, items: fc.array(item, { maxLength: 4 }) })
  .map(({ header: text, items }) => envelopeBytes(text, items))

/** What may happen to bytes on their way. */
const damage = fc
  .record({
    how: fc.constantFrom('cut', 'drop', 'insert', 'repeat', 'flip', 'end lines otherwise'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    more: bytes,
  })
  .map(({ how, at, more }) => (whole: Buffer): Buffer => {
    const from = Math.floor(at * whole.length)
    const to = Math.min(whole.length, from + more.length)
    const [before, part, after] = [
      whole.subarray(0, from),
      whole.subarray(from, to),
      whole.subarray(to),
    ]
    if (how === 'cut') return before
    if (how === 'drop') return Buffer.concat([before, after])
    if (how === 'insert') return Buffer.concat([before, more, part, after])
    if (how === 'repeat') return Buffer.concat([before, part, part, after])
    if (how === 'flip') return Buffer.concat([before, part.map((byte) => byte ^ 0xff), after])
    return Buffer.from(whole.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
  })

/** Envelopes, whole and damaged, and bytes that never were one. */
export const body: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 5, arbitrary: envelope },
  {
    weight: 4,
    arbitrary: fc
      .tuple(envelope, fc.array(damage, { minLength: 1, maxLength: 2 }))
      .map(([whole, damages]) => damages.reduce((some, harm) => harm(some), whole)),
  },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: event },
)

export interface EncodedBody {
  readonly bytes: Buffer
  readonly encoding: string | undefined
}

// the memory that a compressor takes is most of its time
const SMALL = { level: 1, memLevel: 1, windowBits: 9 }
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants
const SMALL_BROTLI = { params: { [BROTLI_PARAM_QUALITY]: 0, [BROTLI_PARAM_LGWIN]: 10 } }

const encoders: readonly (readonly [string, (plain: Buffer) => Buffer])[] = [
  ['gzip', (plain) => zlib.gzipSync(plain, SMALL)],
  ['deflate', (plain) => zlib.deflateSync(plain, SMALL)],
  ['br', (plain) => zlib.brotliCompressSync(plain, SMALL_BROTLI)],
  ['gzip, deflate', (plain) => zlib.deflateSync(zlib.gzipSync(plain, SMALL), SMALL)],
  ['identity', (plain) => plain],
  // a lie
  ['gzip', (plain) => plain],
  ['br', (plain) => plain],
  ['lzma', (plain) => plain],
  [',;', (plain) => plain],
]

/** A hundred kilobytes that say they are a hundred megabytes, and more. */
const bomb = zlib.gzipSync(Buffer.alloc(101 * 1024 * 1024))

/** Compressed by one way or another, and damaged after that or not. */
export const encodedBody: fc.Arbitrary<EncodedBody> = fc.oneof(
  {
    weight: 20_000,
    arbitrary: body.map((plain): EncodedBody => ({ bytes: plain, encoding: undefined })),
  },
  {
    weight: 5000,
    arbitrary: fc
      .tuple(body, fc.constantFrom(...encoders), fc.option(damage, { freq: 3 }))
      .map(([plain, [encoding, encode], harm]): EncodedBody => {
        const encoded = encode(plain)
        return { bytes: harm ? harm(encoded) : encoded, encoding }
      }),
  },
  { weight: 1, arbitrary: fc.constant<EncodedBody>({ bytes: bomb, encoding: 'gzip' }) },
)
