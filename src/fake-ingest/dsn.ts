import { randomBytes } from 'node:crypto'

/** The one project that an ingest has. */
export const PROJECT = '1'

/** 32 hex digits; another one each time, so that what reports to an ingest of old is refused. */
export function newPublicKey(): string {
  return randomBytes(16).toString('hex')
}

export function dsnOf(publicKey: string, port: number): string {
  return `http://${publicKey}@127.0.0.1:${port}/${PROJECT}`
}

/** By this header, a preloaded program tells that its DSN was another one, and which. */
export const REDIRECTED_HEADER = 'x-expect-sentry-redirected-from'
