import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { encodedBody } from './bodies.js'

/** What one sender does. */
export interface Sent {
  readonly kind: 'request' | 'broken'
  readonly method: string
  /** `KEY` stands for the public key of the ingest. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What it was answered; a connection that it broke off itself has no answer. */
export interface Answer {
  readonly status: number | undefined
  readonly text: string
}

const GOOD_PATH = '/api/1/envelope/?sentry_key=KEY'

const path = fc.oneof(
  { weight: 20, arbitrary: fc.constant(GOOD_PATH) },
  { weight: 3, arbitrary: fc.constant('/api/1/store/?sentry_key=KEY') },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...['/api/1/envelope', '/api/1/envelope/?sentry_key=', '/api/1/envelope/?sentry_key=other'],
      ...['/api/2/envelope/?sentry_key=KEY', '/api/one/envelope/?sentry_key=KEY'],
      ...['//api//1///envelope//?sentry_key=KEY', '/api/1/../1/envelope/?sentry_key=KEY'],
      ...['/api/1/%2e%2e/envelope/?sentry_key=KEY', '/api/%31/envelope/?sentry_key=KEY'],
      ...['/api//envelope/', '/api/store/?sentry_key=KEY', '/', '/?', '/tunnel', '*', '//', '?'],
      ...['/api/99999999999999999999/envelope/?sentry_key=KEY', '/api/-1/envelope/'],
      ...['/api/1/envelope/?sentry_version=99&sentry_key=KEY', '/api/1/envelope/?%'],
      ...['/api/1/envelope/?sentry_key=KEY&sentry_key=KEY', '/api/1/envelope/?sentry_key=%ff'],
      ...['http://elsewhere.invalid/api/1/envelope/?sentry_key=KEY', '/api/1/minidump/'],
    ),
  },
)

const headers = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Record<string, string>[]>(
      { 'x-sentry-auth': 'Sentry sentry_key=KEY' },
      { 'x-sentry-auth': 'Sentry sentry_key=KEY, sentry_version=x' },
      { 'x-sentry-auth': 'Sentry' },
      { authorization: 'Basic !!!' },
      { authorization: 'Bearer abc' },
      { 'content-type': 'application/x-sentry-envelope; charset=x' },
      { 'content-type': 'text/plain;charset=UTF-8', origin: 'http://shop.example' },
    ),
  },
)

const request_ = fc
  .record({
    method: fc.oneof(
      { weight: 30, arbitrary: fc.constant('POST') },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
    ),
    path,
    headers,
    encoded: encodedBody,
  })
  .map(
    ({ method, path: to, headers: given, encoded }): Sent => ({
      kind: 'request',
      method,
      path: to,
      headers: {
        ...given,
        ...(encoded.encoding === undefined ? {} : { 'content-encoding': encoded.encoding }),
      },
      body: encoded.bytes,
    }),
  )

/** Its connection ends before it has sent all that it said it would. */
const brokenRequest = encodedBody.map(
  ({ bytes }): Sent => ({
    kind: 'broken',
    method: 'POST',
    path: GOOD_PATH,
    headers: { 'content-length': String(bytes.length + 1) },
    body: bytes,
  }),
)

export const sent: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 60, arbitrary: request_ },
  { weight: 1, arbitrary: brokenRequest },
)

/** Senders on eight connections that stay open. */
export class Senders {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 })
  readonly #port: number
  readonly #key: string

  constructor(dsn: string) {
    const { port, username } = new URL(dsn)
    this.#port = Number(port)
    this.#key = username
  }

  /** What is sent in place of `KEY`. */
  named(value: string): string {
    return value.replaceAll('KEY', this.#key)
  }

  send(one: Sent): Promise<Answer> {
    return one.kind === 'broken' ? this.#breakOff(one) : this.#ask(one)
  }

  close(): void {
    this.#agent.destroy()
  }

  async #ask({ method, path: to, headers: given, body }: Sent): Promise<Answer> {
    const asking = request({
      agent: this.#agent,
      host: '127.0.0.1',
      port: this.#port,
      method,
      path: this.named(to),
      headers: {
        'content-length': body.length,
        ...Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, this.named(value)]),
        ),
      },
    })
    asking.end(body)
    const [response]: IncomingMessage[] = await once(asking, 'response')
    return { status: response?.statusCode, text: response ? await text(response) : '' }
  }

  async #breakOff({ method, path: to, headers: given, body }: Sent): Promise<Answer> {
    const socket = connect(this.#port, '127.0.0.1')
    await once(socket, 'connect')
    const head = Object.entries({ host: 'ingest', ...given }).map((pair) => pair.join(': '))
    socket.write([`${method} ${this.named(to)} HTTP/1.1`, ...head, '', ''].join('\r\n'))
    socket.end(body)
    await once(socket.resume(), 'close')
    return { status: undefined, text: '' }
  }
}
