import type { Recording } from '../recording/recording.js'
import { carriers, isMock, type SdkClient } from './sdk.js'

/** A client that sends to a fake transport. */
export class Connection {
  readonly client: SdkClient
  readonly transport: unknown
  /** The carrier in which this client was the current one when it connected. */
  readonly carrier: string | undefined
  /** As they were when it connected: spies that a module mock put there call the real ones. */
  readonly #methods: readonly (readonly [name: string, method: unknown])[]
  #closedIn: number | undefined
  readonly disconnect: () => void

  constructor(client: SdkClient, transport: unknown, disconnect: () => void) {
    this.client = client
    this.transport = transport
    this.disconnect = disconnect
    this.#methods = MOCKABLE.map((name) => [name, Reflect.get(client, name)])
    this.carrier = carriers().find(
      ({ currentScope }) => currentScope?.getClient() === client,
    )?.version
  }

  closed(test: number): void {
    this.#closedIn = test
  }

  /** A later init through the same fake transport made another client the current one. */
  isSuperseded(isOurs: (client: unknown) => boolean): boolean {
    const current = this.#current()
    return current !== this.client && isOurs(current)
  }

  #current(): unknown {
    if (this.carrier === undefined) return this.client
    const carrier = carriers().find(({ version }) => version === this.carrier)
    return carrier?.currentScope?.getClient()
  }

  /** What keeps this client from answering for the running test, or undefined. */
  problem(recording: Recording, isOurs: (client: unknown) => boolean): string | undefined {
    const { client } = this
    if (this.#closedIn !== undefined && this.#closedIn < recording.test) {
      return (
        'The Sentry client was closed before this test began: whatever the app captured since ' +
        'then went nowhere. Call Sentry.init() again, or do not close the client in an earlier test.'
      )
    }
    if (this.#closedIn === undefined && client.getOptions().enabled === false) {
      return (
        'The Sentry client is disabled (enabled: false): it sends nothing, whatever the app ' +
        'captures. Initialise it with enabled: true in tests.'
      )
    }
    if (client.getTransport() !== this.transport) {
      return (
        'Another transport took over from the fake one: what the app captures is no longer ' +
        'recorded here. Connect again with sentry.attach(client).'
      )
    }
    // closed within this test, it still answers for it; SDK 11 unsets the current client then
    const isClosedNow = this.#closedIn !== undefined
    if (!isClosedNow && !isOurs(this.#current())) {
      return (
        'Another Sentry client took over (a later Sentry.init()?): what the app captures is no ' +
        'longer recorded here. Pass sentry.instrument(options) to that init too.'
      )
    }
    const mocked = this.#methods.find(
      ([name, method]) => Reflect.get(client, name) !== method && isMock(Reflect.get(client, name)),
    )?.[0]
    if (mocked) {
      return (
        `The Sentry client's ${mocked}() is mocked: what goes through it may never be sent. ` +
        'Remove the mock; the fake transport records what the real SDK sends.'
      )
    }
    return undefined
  }
}

/** The way of an event through the client. */
const MOCKABLE = [
  ...['captureException', 'captureMessage', 'captureEvent'],
  ...['sendEvent', 'sendEnvelope', 'recordDroppedEvent'],
]
