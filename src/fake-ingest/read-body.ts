import type { IncomingMessage } from 'node:http'
import { Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { MOST_COMPRESSED, MOST_DECOMPRESSED } from './item-limits.js'
import { Refusal } from './refusal.js'

/** What all requests together may hold in memory while they are read, in bytes. */
const MOST_AT_ONCE = 5 * MOST_DECOMPRESSED

/** Bytes that a decoder gives at once: each such step is a trip through the thread pool. */
const CHUNK = 128 * 1024

/** Bodies that are being read now. */
export class BodyReader {
  #held = 0

  /**
   * The whole body, decompressed. Its size is bounded before and after that, and so is what all
   * bodies hold together.
   *
   * @throws Refusal with Sentry's status: 413 for too much, 415 for an unknown encoding, 400 for
   *   what does not decompress, 503 when too much is being read already
   */
  async read(request: IncomingMessage): Promise<Buffer> {
    const encodings = encodingsOf(request.headers['content-encoding'])
    const decoders = encodings.map(decoderOf).reverse()
    const most = decoders.length > 0 ? MOST_COMPRESSED : MOST_DECOMPRESSED
    if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most)
    let own = 0
    const hold = (bytes: number) => {
      own += bytes
      this.#held += bytes
      if (this.#held > MOST_AT_ONCE) throw new Refusal(503, 'the service is overloaded')
    }
    try {
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of decoded(request, decoders, most)) {
        size += chunk.length
        if (size > MOST_DECOMPRESSED) throw tooLarge(MOST_DECOMPRESSED)
        hold(chunk.length)
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    } finally {
      this.#held -= own
    }
  }
}

/** Piped by hand: a pipeline would destroy the request, and with it the answer to it. */
async function* decoded(
  request: IncomingMessage,
  decoders: readonly Transform[],
  most: number,
): AsyncGenerator<Buffer> {
  const raw = bounded(request, most)
  const [first, ...rest] = decoders
  if (!first) {
    yield* raw
    return
  }
  const source = Readable.from(raw)
  const last = rest.reduce<Readable>((from, to) => through(from, to), through(source, first))
  try {
    for await (const chunk of last) yield bufferOf(chunk)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal(400, `invalid request body: ${why}`)
  } finally {
    source.destroy()
    for (const decoder of decoders) decoder.destroy()
  }
}

function through(from: Readable, to: Transform): Transform {
  from.on('error', (error) => to.destroy(error))
  return from.pipe(to)
}

/** The bytes as they came; the request itself is left alone, whatever happens. */
async function* bounded(request: IncomingMessage, most: number): AsyncGenerator<Buffer> {
  let size = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = bufferOf(chunk)
      size += bytes.length
      if (size > most) throw tooLarge(most)
      yield bytes
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(undefined, 'the connection ended in the middle of the body')
  }
}

function bufferOf(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk
  throw new TypeError('a stream of bytes gave something else')
}

function encodingsOf(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '' && encoding !== 'identity')
}

/** @throws Refusal with a 415, as the web framework under Relay answers */
function decoderOf(encoding: string): Transform {
  const decoder = decoders.get(encoding)?.()
  if (decoder) return decoder
  throw new Refusal(415, `unsupported content encoding "${encoding}"`)
}

const decoders = new Map<string, () => Transform | undefined>([
  ['gzip', () => zlib.createGunzip({ chunkSize: CHUNK })],
  ['x-gzip', () => zlib.createGunzip({ chunkSize: CHUNK })],
  ['deflate', () => zlib.createInflate({ chunkSize: CHUNK })],
  ['br', () => zlib.createBrotliDecompress({ chunkSize: CHUNK })],
  ['zstd', createZstdDecompress],
])

/** Node 22.15 and later have it. */
function createZstdDecompress(): Transform | undefined {
  const create: unknown = Reflect.get(zlib, 'createZstdDecompress')
  return typeof create === 'function' ? create({ chunkSize: CHUNK }) : undefined
}

function tooLarge(most: number): Refusal {
  return new Refusal(413, `the request is too large: more than ${most} bytes`)
}
