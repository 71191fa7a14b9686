import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { NextChange } from './next-change.js'

/** One connection, and what of it is not dealt with yet. */
interface Connection {
  readonly socket: Socket
  /** Requests that have begun and not ended. */
  requests: number
  /** How many bytes had been read when the last request was over. */
  done: number
}

/** Who is connected, and what is on its way. */
export class Connections {
  readonly #connections = new Map<Socket, Connection>()
  readonly #change = new NextChange()

  get size(): number {
    return this.#connections.size
  }

  add(socket: Socket): void {
    this.#connections.set(socket, { socket, requests: 0, done: 0 })
    socket.once('close', () => {
      this.#connections.delete(socket)
      this.#change.tell()
    })
  }

  /** Whether a connection from this port of the same machine has been accepted. */
  hasFrom(port: number | undefined): boolean {
    return [...this.#connections.keys()].some(({ remotePort }) => remotePort === port)
  }

  /**
   * Counts a request until it was handled, answered as far as that goes, and read to its end.
   *
   * @param handled ends when its content was dealt with
   */
  track(request: IncomingMessage, response: ServerResponse, handled: Promise<void>): void {
    const connection = this.#connections.get(request.socket)
    if (!connection) return
    connection.requests += 1
    const read = new Promise<void>((resolve) => {
      if (request.complete || request.destroyed) resolve()
      request.once('end', resolve).once('close', resolve).once('error', resolve)
    })
    const answered = new Promise<void>((resolve) => {
      if (response.writableFinished || response.destroyed) resolve()
      response.once('finish', resolve).once('close', resolve)
    })
    void Promise.all([handled, read, answered]).finally(() => {
      connection.requests -= 1
      connection.done = connection.socket.bytesRead
      this.#change.tell()
    })
  }

  /** Whether a request of this connection is being dealt with: that tells how it ended. */
  isHandling(socket: object): boolean {
    return [...this.#connections.values()].some(
      (connection) => connection.socket === socket && connection.requests > 0,
    )
  }

  /** Connections on which something is on its way: a request, or a part of one. */
  get busy(): number {
    return [...this.#connections.values()].filter(
      ({ requests, socket, done }) => requests > 0 || socket.bytesRead > done,
    ).length
  }

  /** Resolves when nothing is on its way. */
  async whenIdle(): Promise<void> {
    while (this.busy > 0) await this.#change.happened
  }

  destroyAll(): void {
    for (const socket of this.#connections.keys()) socket.destroy()
  }
}
