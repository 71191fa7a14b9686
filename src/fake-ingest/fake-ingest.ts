import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Origin, RecordedEnvelope } from '../recording/envelope.js'
import { endsWithin } from '../recording/real-time.js'
import {
  type Outlook,
  type Recording,
  type Source,
  UnsettledError,
} from '../recording/recording.js'
import type { FakeResponse, Responder } from '../recording/response.js'
import { answerPreflight, answerRefused, answerTaken } from './answer.js'
import { Delivery } from './delivery.js'
import { SHARED, UNKNOWN } from './doubts.js'
import { dsnOf, newPublicKey } from './dsn.js'
import { NextChange } from './next-change.js'
import { Pages, type RoutablePage, type RouteOptions } from './pages.js'
import { RunningProgram, type RunOptions, startProgram, withoutProxy } from './program.js'
import { BodyReader } from './read-body.js'
import { RequestReader } from './read-request.js'
import { Refusal, type RefusedRequest } from './refusal.js'
import { IngestServer } from './server.js'

/** Between other processes and a recording: takes in what they send over HTTP. */
export class FakeIngestSource implements Source {
  readonly place = 'the ingest'
  readonly outlook: Outlook
  /** Tests run at the same time, and each would take what the others' programs report for its own. */
  isShared = false
  readonly #recording: Recording
  readonly #settleTimeout: number
  readonly #publicKey = newPublicKey()
  readonly #server: IngestServer
  readonly #reader: RequestReader
  readonly #delivery: Delivery
  readonly #programs = new Set<RunningProgram>()
  readonly #pages = new Pages()
  /** Programs that this test has started. */
  #started = 0
  /** Requests that were read whole. */
  #unanswered = 0
  #refused: RefusedRequest[] = []
  /** Somebody can know whom to report to. */
  #isKnown = false
  /** Something was recorded, dropped or refused, or a program ended. */
  readonly #change = new NextChange()

  constructor(recording: Recording, settleTimeout: number, quietTime: number) {
    this.#recording = recording
    this.#settleTimeout = settleTimeout
    this.#delivery = new Delivery(recording)
    this.#reader = new RequestReader(this.#publicKey, new BodyReader())
    this.#server = new IngestServer(
      (request, response) => this.#handle(request, response),
      (reason) => this.#refuse(undefined, new Refusal(400, reason)),
    )
    recording.onChange(() => this.#change.tell())
    const source = this
    this.outlook = {
      limit: settleTimeout,
      quietTime,
      get mayGetMore() {
        return source.#mayGetMore
      },
      change: (limit) => endsWithin(source.#change.happened, limit),
    }
  }

  listen(port: number): Promise<void> {
    return this.#server.listen(port)
  }

  /** Whoever asks may report from now on. */
  get dsn(): string {
    this.#isKnown = true
    return dsnOf(this.#publicKey, this.#server.port)
  }

  get url(): string {
    this.#isKnown = true
    return this.origin
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#server.port}`
  }

  get refused(): readonly RefusedRequest[] {
    return [...this.#refused]
  }

  get pending(): number {
    return this.#server.connections.busy
  }

  respondWith(response: FakeResponse | Responder): void {
    this.#delivery.respondWith(response)
  }

  async settled(): Promise<void> {
    if (this.#pages.size > 0) await this.#pages.flush(this.#settleTimeout)
    await this.#server.fence()
    if (await endsWithin(this.#server.connections.whenIdle(), this.#settleTimeout)) return
    const message = this.#unsettledText()
    throw new UnsettledError(message, message)
  }

  /** As {@link settled}; while somebody may still send, until nobody has for the quiet time. */
  async quiet(): Promise<void> {
    await this.settled()
    while (this.#mayGetMore && (await this.outlook.change(this.outlook.quietTime)))
      await this.settled()
  }

  distrust(): string | undefined {
    if (this.isShared) return SHARED
    if (this.#delivery.mistake) return this.#delivery.mistake
    return this.#isKnown ? undefined : UNKNOWN
  }

  notes(): string[] {
    const [first, ...others] = this.#refused
    if (!first) return []
    const more = others.length > 0 ? `, and ${others.length} more: see sentry.refused` : ''
    const status = first.statusCode === undefined ? '' : ` with ${first.statusCode}`
    return [`Refused: a request${status} (${first.reason})${more}`]
  }

  run(command: string, args: readonly string[], options: RunOptions): RunningProgram {
    if (!this.#server.isListening) {
      throw new Error('This ingest is closed: what a program reports now would be lost.')
    }
    const env = { SENTRY_DSN: this.dsn, ...withoutProxy() }
    const child = startProgram(command, args, options, env)
    const program = new RunningProgram(child, command, () => this.#recorded())
    const killAtExit = () => program.kill('SIGKILL')
    process.once('exit', killAtExit)
    const ended = () => {
      process.removeListener('exit', killAtExit)
      this.#programs.delete(program)
      this.#change.tell()
    }
    this.#programs.add(program)
    this.#started += 1
    program.then(ended, ended)
    return program
  }

  route(page: RoutablePage, options: RouteOptions): Promise<() => Promise<void>> {
    return this.#pages.route(page, this.url, options)
  }

  async reset(): Promise<void> {
    // what was sent before the test ended belongs to it
    await this.#server.fence()
    this.#refused = []
    this.#started = this.#programs.size
    this.#delivery.reset()
    this.#recording.clear()
  }

  /** Ends what still runs, then the server. */
  async close(): Promise<void> {
    const programs = [...this.#programs]
    for (const program of programs) program.kill('SIGKILL')
    await Promise.allSettled(programs)
    await this.#server.close()
  }

  /** All that was sent up to now is recorded, unless somebody holds an answer back for too long. */
  async #recorded(): Promise<void> {
    await this.#server.fence()
    await endsWithin(this.#server.connections.whenIdle(), this.#settleTimeout)
  }

  /**
   * A program is running, somebody else is connected, or nobody was started by this test, so that
   * whoever reports is out of sight.
   */
  get #mayGetMore(): boolean {
    if (!this.#server.isListening) return false
    return this.#programs.size > 0 || this.#started === 0 || this.#server.connections.size > 0
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#isKnown = true
    const { test } = this.#recording
    if (request.method === 'OPTIONS') {
      answerPreflight(response)
      return
    }
    try {
      const originOf = (): Origin => ({ sequence: this.#recording.nextSequence(), test })
      const { envelope, eventId, refusals } = await this.#reader.read(request, originOf)
      if (test === this.#recording.test) {
        for (const refusal of refusals) this.#refuse(request, refusal)
      }
      const isEmpty = envelope.items.length === 0
      const answer = isEmpty ? { statusCode: 200 } : await this.#deliver(envelope, test)
      if (answer instanceof Error) request.socket.destroy()
      else answerTaken(response, answer, eventId)
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, String(error))
      if (test === this.#recording.test) this.#refuse(request, refusal)
      if (refusal.statusCode === undefined) request.destroy()
      else answerRefused(request, response, refusal.statusCode, refusal.message)
    }
  }

  async #deliver(envelope: RecordedEnvelope, test: number): Promise<FakeResponse> {
    this.#unanswered += 1
    try {
      return await this.#delivery.deliver(envelope, test)
    } finally {
      this.#unanswered -= 1
    }
  }

  #refuse(request: IncomingMessage | undefined, { statusCode, message }: Refusal): void {
    this.#refused.push({
      statusCode,
      reason: message,
      method: request?.method,
      url: request?.url?.replace(/(sentry_(?:key|secret|data)=)[^&]*/g, '$1...'),
    })
    this.#recording.refuse()
  }

  #unsettledText(): string {
    const arriving = this.pending - this.#unanswered
    const lines = [
      ...(this.#unanswered > 0
        ? [
            `  ${this.#unanswered} sent, but not answered: has respondWith() a promise that never ends?`,
          ]
        : []),
      ...(arriving > 0 ? [`  ${arriving} still arriving: the sender has not sent all of it`] : []),
    ]
    const count = this.pending
    return [
      `${count} ${count === 1 ? 'request is' : 'requests are'} still in flight after ${this.#settleTimeout} ms:`,
      ...lines,
    ].join('\n')
  }
}
