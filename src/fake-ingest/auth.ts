import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './refusal.js'

/** Whom a DSN speaks of. */
export interface Credentials {
  readonly publicKey: string
  /** Undefined where a request names no project. */
  readonly project: string | undefined
}

/** The protocol that SDKs speak now; Relay refuses what is newer. */
const NEWEST_VERSION = 8

/**
 * Who sends, in any form that Relay knows (`request_meta.rs`): `X-Sentry-Auth`, `Authorization`
 * (Sentry's or Basic), or the query. Undefined when the request itself does not say.
 *
 * @throws Refusal with Relay's status and words
 */
export function publicKeyOf(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): string | undefined {
  const found = [
    sentryHeader(headers['x-sentry-auth']),
    sentryHeader(headers.authorization),
    basicHeader(headers.authorization),
    queryParameters(query),
  ].filter((parameters) => parameters !== undefined)
  const [parameters, another] = found
  if (another) throw new Refusal(401, 'multiple authorization payloads detected')
  if (!parameters) return undefined
  const key = parameters.get('sentry_key')
  if (!key) throw new Refusal(401, 'bad x-sentry-auth header: it has no sentry_key')
  checkVersion(parameters.get('sentry_version'))
  return key
}

function checkVersion(version: string | undefined): void {
  if (version === undefined) return
  const number = Number(/^\d+/.exec(version)?.[0])
  if (Number.isNaN(number)) throw new Refusal(401, 'bad x-sentry-auth header: sentry_version')
  if (number > NEWEST_VERSION) {
    throw new Refusal(400, `unsupported protocol version (${version})`)
  }
}

/** `Sentry sentry_key=abc, sentry_version=7` */
function sentryHeader(header: string | string[] | undefined): Map<string, string> | undefined {
  if (typeof header !== 'string' || !/^sentry /i.test(header)) return undefined
  return new Map(
    header
      .slice('sentry '.length)
      .split(',')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [name.trim(), value.join('=').trim()]
      }),
  )
}

/** A DSN used as a plain URL sends its key so. */
function basicHeader(header: string | undefined): Map<string, string> | undefined {
  const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const [key, ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return key && secret.length > 0 ? new Map([['sentry_key', key]]) : undefined
}

function queryParameters(query: URLSearchParams): Map<string, string> | undefined {
  const own = [...query].filter(([name]) => name.startsWith('sentry_') && name !== 'sentry_data')
  return own.length > 0 ? new Map(own) : undefined
}

/** Undefined for what is no DSN. */
export function parseDsn(dsn: unknown): Credentials | undefined {
  if (typeof dsn !== 'string' || !URL.canParse(dsn)) return undefined
  const { username, pathname, protocol } = new URL(dsn)
  const project = pathname.split('/').at(-1)
  if (!/^https?:$/.test(protocol) || !username || !project) return undefined
  return { publicKey: username, project }
}
