import type { Recording } from '../recording/recording.js'
import type { Connection } from './connection.js'
import { forgetLastEvent } from './scopes.js'
import { carriers, packagesOf, type SdkClient } from './sdk.js'

/** All clients that send to one fake transport, in the order in which they connected. */
export class Connections {
  #all: readonly Connection[] = []

  get areAny(): boolean {
    return this.#all.length > 0
  }

  /** The client that connected last. */
  get latest(): SdkClient | undefined {
    return this.#all.at(-1)?.client
  }

  /** The client whose scopes are the default ones now: the one of the app's `Sentry.init`. */
  get current(): SdkClient | undefined {
    const current = carriers().map(({ currentScope }) => currentScope?.getClient())
    return this.#all.map(({ client }) => client).find((client) => current.includes(client))
  }

  /** The npm packages that the clients come from. */
  get packages(): string[] {
    return this.#all.flatMap(({ client }) => packagesOf(client))
  }

  readonly isOurs = (client: unknown): boolean => this.#all.some((other) => other.client === client)

  add(connection: Connection): void {
    this.#all = [...this.#all, connection]
  }

  /** Lets go of what is known of a client, before it is connected anew. */
  disconnect(client: SdkClient): void {
    const known = this.#all.find((other) => other.client === client)
    known?.disconnect()
    if (known) this.remove(known)
  }

  remove(connection: Connection): void {
    this.#all = this.#all.filter((other) => other !== connection)
  }

  /** What keeps all of them from answering for the running test, or undefined. */
  problem(recording: Recording): string | undefined {
    const problems = this.#all
      .filter((connection) => !connection.isSuperseded(this.isOurs))
      .map((connection) => connection.problem(recording, this.isOurs))
    return problems.includes(undefined) ? undefined : problems.at(-1)
  }

  /** Finished spans that OpenTelemetry's provider holds back (SDK 8 to 10). */
  async flushSpans(): Promise<void> {
    for (const { client } of this.#all) await client.traceProvider?.forceFlush?.()
  }

  /** Has them send what waits in their buffers: logs, metrics and spans. */
  emitFlush(): void {
    for (const { client } of this.#all) client.emit('flush')
  }

  sendClientReports(): void {
    for (const { client } of this.#all) {
      if (client.getOptions().sendClientReports) client._flushOutcomes?.()
    }
  }

  forgetLastEvents(): void {
    for (const { client } of this.#all) forgetLastEvent(client)
  }
}
