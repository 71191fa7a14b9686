/** A request that was not taken, or only in part, and why. */
export interface RefusedRequest {
  /** What was answered, as Sentry would; undefined when the connection was gone by then. */
  readonly statusCode: number | undefined
  /** Sentry's own words where it has some (Relay), and what they are about. */
  readonly reason: string
  readonly method: string | undefined
  /** Path and query, without keys. */
  readonly url: string | undefined
}

/** Ends the handling of a request: it is answered with this status, and listed as refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** Undefined when nobody is left to be answered. */
  readonly statusCode: number | undefined

  constructor(statusCode: number | undefined, reason: string) {
    super(reason)
    this.statusCode = statusCode
  }
}
