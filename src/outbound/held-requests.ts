import type { ClientRequest } from 'node:http'
import { liveSubjects } from '../recording/live.js'
import { envelopeTitle } from './envelope-title.js'
import { holdSocket } from './hold-socket.js'
import { interceptFetch } from './intercept-fetch.js'
import { interceptHttp } from './intercept-http.js'
import { isSentryRequest, type RequestHeaders } from './sentry-request.js'

/** A request that was held back. */
export interface Escape {
  readonly url: URL
  readonly body: Uint8Array | Promise<Uint8Array>
}

/** Takes note of one, and gives what its sender gets to hear. */
type Note = (url: URL, body: Escape['body']) => Error

/**
 * Holds back what heads for a real Sentry.
 *
 * @param onEscape is told of each
 * @returns takes itself away
 */
export function standBeforeRequests(onEscape: (escaped: Escape) => void): () => void {
  const note: Note = (url, body) => {
    onEscape({ url, body })
    return new Error(`Held back by expect-sentry: ${url.origin}${url.pathname} is a real Sentry.`)
  }
  const letHttpGo = interceptHttp(({ url, headers, replace }) => {
    if (!isEscape(url, headers)) return undefined
    return holdBack(replace({ createConnection: holdSocket }), url, note)
  })
  const letFetchGo = process.versions.bun ? holdOwnFetch(note) : holdUndici(note)
  return () => {
    letHttpGo()
    letFetchGo()
  }
}

/** As the failure of the test from which it was about to leave. */
export async function escapeError({ url, body }: Escape): Promise<Error> {
  return new Error(escapeText(url, envelopeTitle(await body)))
}

function escapeText({ origin, pathname }: URL, title: string | undefined): string {
  return (
    `A request was about to leave this test for Sentry: ${origin}${pathname}\n\n` +
    `${title === undefined ? '' : `It carries: ${title}\n`}` +
    'It was held back. Whoever sent it has a transport of its own: pass sentry.instrument(options) ' +
    'to its Sentry.init(), or call sentry.attach(Sentry) after it. To let such requests go, say ' +
    'createFakeTransport({ allowRequests: true }).'
  )
}

/** `fetch` of Node: told before anything is written, in all versions. */
function holdUndici(note: Note): () => void {
  const { subscribe, unsubscribe } = process.getBuiltinModule('node:diagnostics_channel')
  const listener = (message: unknown) => holdFetch(message, note)
  subscribe('undici:request:create', listener)
  return () => unsubscribe('undici:request:create', listener)
}

/** Bun has a `fetch` of its own, and no channel that tells of it. */
function holdOwnFetch(note: Note): () => void {
  return interceptFetch(async ({ url, headers, bytes }) => {
    if (isEscape(url, headers)) throw note(url, await bytes())
    return undefined
  })
}

function isEscape(url: URL, headers: RequestHeaders): boolean {
  const live = liveSubjects()
  if (!live.some(({ holdsRequests }) => holdsRequests)) return false
  return !live.some(({ origin }) => origin === url.origin) && isSentryRequest(url, headers)
}

function holdBack(request: ClientRequest, url: URL, note: Note): ClientRequest {
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || isBytes(chunk)) chunks.push(bufferOf(chunk))
  }
  for (const method of ['write', 'end']) {
    const original: unknown = Reflect.get(request, method)
    if (typeof original !== 'function') continue
    Reflect.set(request, method, (...args: unknown[]) => {
      keep(args[0])
      return Reflect.apply(original, request, args)
    })
  }
  request.once('finish', () => {
    request.destroy(note(url, joined(chunks)))
  })
  return request
}

function holdFetch(message: unknown, note: Note): void {
  if (!isObject(message) || !isObject(message.request)) return
  const { request } = message
  const address = `${request.origin}${request.path}`
  if (!URL.canParse(address)) return
  const url = new URL(address)
  if (!isEscape(url, headersOf(request.headers)) || typeof request.onError !== 'function') return
  const { body, onError } = request
  const fail = (error: Error) => Reflect.apply(onError, request, [error])
  if (!isAsyncIterable(body) || typeof request.aborted !== 'boolean') {
    fail(note(url, isBytes(body) ? bufferOf(body) : new Uint8Array()))
    return
  }
  // a request that is aborted is never written; once it has failed, its body cannot be read
  request.aborted = true
  const content = bytesOf(body)
  const error = note(url, content)
  void content.then(() => {
    request.aborted = false
    fail(error)
  })
}

/** In undici 6 and later, names and values in turn; before, lines of text. */
function headersOf(headers: unknown): RequestHeaders {
  const parts: unknown[] = Array.isArray(headers)
    ? headers
    : String(headers ?? '')
        .split('\r\n')
        .flatMap((line) => line.split(/:\s*/, 2))
  const pairs = parts.flatMap((part, index) =>
    index % 2 === 0 ? [[String(part), parts[index + 1]] as const] : [],
  )
  return Object.fromEntries(pairs)
}

/** What `fetch` would have sent; nobody else reads it any more. */
async function bytesOf(body: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of body) if (isBytes(chunk)) chunks.push(bufferOf(chunk))
  } catch {
    // then its beginning has to do
  }
  return joined(chunks)
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return isObject(value) && Symbol.asyncIterator in value
}

/** Of whatever realm: Jest gives a test file classes of its own. */
function isBytes(value: unknown): value is NodeJS.ArrayBufferView {
  return ArrayBuffer.isView(value)
}

/** Copied, as its sender may use it again. */
function bufferOf(value: string | NodeJS.ArrayBufferView): Buffer {
  const { Buffer } = process.getBuiltinModule('node:buffer')
  if (typeof value === 'string') return Buffer.from(value)
  return Buffer.from(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
}

function joined(chunks: readonly Buffer[]): Buffer {
  return process.getBuiltinModule('node:buffer').Buffer.concat(chunks)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
