import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { nextTask } from '../recording/real-time.js'
import { Connections } from './connections.js'

const HOST = '127.0.0.1'

/** How a request is dealt with; it never rejects. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** HTTP on loopback, of which it can be known when all that was sent has been read. */
export class IngestServer {
  readonly connections = new Connections()
  readonly #server: Server
  #port = 0

  /** @param broken called for what is no HTTP, with why */
  constructor(handle: Handler, broken: (reason: string) => void) {
    this.#server = createServer((request, response) => {
      this.connections.track(request, response, handle(request, response))
    })
    // an idle connection that is closed just as its owner sends again would lose that
    this.#server.keepAliveTimeout = 0
    this.#server.on('connection', (socket) => this.connections.add(socket))
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      const isTold = this.connections.isHandling(socket)
      refuseBroken(error, socket, isTold ? () => {} : broken)
    })
  }

  get port(): number {
    return this.#port
  }

  get isListening(): boolean {
    return this.#server.listening
  }

  /** @throws Error when the port is taken */
  async listen(port: number): Promise<void> {
    this.#server.listen(port, HOST)
    await once(this.#server, 'listening')
    // a forgotten close() does not keep the process
    this.#server.unref()
    const address = this.#server.address()
    if (typeof address === 'object' && address !== null) this.#port = address.port
  }

  /**
   * Resolves when every connection that was made before is accepted, and what was written to it
   * has begun to be read. A connection of our own queues behind all others, and what is readable
   * on any of them is read within a turn of the event loop after that.
   */
  async fence(): Promise<void> {
    if (!this.isListening) return
    const probe = connect(this.#port, HOST)
    await once(probe, 'connect')
    const { localPort } = probe
    while (this.isListening && !this.connections.hasFrom(localPort)) {
      await once(this.#server, 'connection')
    }
    const closed = once(probe, 'close')
    probe.resume().end()
    await closed
    for (let turn = 0; turn < 3; turn += 1) await nextTask()
  }

  async close(): Promise<void> {
    if (!this.isListening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.connections.destroyAll()
    await closed
  }
}

/** As Node itself answers, if anybody is left to be answered. */
function refuseBroken(
  { code, message }: NodeJS.ErrnoException,
  socket: Duplex,
  broken: (reason: string) => void,
): void {
  // whoever goes without a word has sent nothing that could be lost
  const isSilent = code === 'ECONNRESET' && 'bytesRead' in socket && socket.bytesRead === 0
  if (!isSilent) broken(`no HTTP request: ${message}`)
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const status =
    code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}
