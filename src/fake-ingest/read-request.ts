import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Origin, RecordedEnvelope } from '../recording/envelope.js'
import { isEventId, normalizeEventId } from '../recording/event-id.js'
import type { JsonObject } from '../recording/wire.js'
import { type Credentials, parseDsn, publicKeyOf } from './auth.js'
import { type DecodedEnvelope, decodeEnvelope } from './decode-envelope.js'
import { PROJECT, REDIRECTED_HEADER } from './dsn.js'
import { checkLimits } from './item-limits.js'
import type { BodyReader } from './read-body.js'
import { recordItem } from './record-item.js'
import { Refusal } from './refusal.js'
import { decodeStoreBody, envelopeOfEvent } from './store-event.js'

/** What one request brought. */
export interface Received {
  readonly envelope: RecordedEnvelope
  /** Of the event in it, if there is one: that is what Sentry answers. */
  readonly eventId: string | undefined
  /** Items that Sentry would take and drop later. */
  readonly refusals: readonly Refusal[]
}

interface Endpoint {
  readonly kind: 'envelope' | 'store' | 'tunnel'
  readonly project: string | undefined
}

/** Reads requests for one project. */
export class RequestReader {
  readonly #publicKey: string
  readonly #bodies: BodyReader

  constructor(publicKey: string, bodies: BodyReader) {
    this.#publicKey = publicKey
    this.#bodies = bodies
  }

  /**
   * @param originOf called for each item, in their order
   * @throws Refusal with Sentry's own status
   */
  async read(request: IncomingMessage, originOf: () => Origin): Promise<Received> {
    const url = new URL(`http://ingest${collapseSlashes(request.url ?? '/')}`)
    const endpoint = endpointOf(request.method ?? 'GET', rawPath(request.url ?? '/'))
    const publicKey = publicKeyOf(request.headers, url.searchParams)
    const { decoded, newEventId } = await this.#decode(request, endpoint, url.searchParams)
    const isRedirected = request.headers[REDIRECTED_HEADER] !== undefined
    this.#authorize(endpoint, publicKey, decoded.header, isRedirected)
    return receivedOf(decoded, newEventId, originOf)
  }

  async #decode(
    request: IncomingMessage,
    { kind }: Endpoint,
    query: URLSearchParams,
  ): Promise<{ decoded: DecodedEnvelope; newEventId: string | undefined }> {
    const pixel = request.method === 'GET' ? query.get('sentry_data') : null
    const body = pixel === null ? await this.#bodies.read(request) : Buffer.from(pixel)
    if (body.length === 0) throw new Refusal(400, 'empty request body')
    const isEvent = kind === 'store' && !isEnvelopeType(request.headers['content-type'])
    if (!isEvent) return { decoded: decodeEnvelope(body), newEventId: undefined }
    const newEventId = randomUUID().replaceAll('-', '')
    return { decoded: envelopeOfEvent(await decodeStoreBody(body)), newEventId }
  }

  /** @throws Refusal in the order in which Relay finds out */
  #authorize(
    { kind, project }: Endpoint,
    publicKey: string | undefined,
    header: JsonObject,
    isRedirected: boolean,
  ): void {
    const dsn = dsnIn(header)
    if (kind === 'tunnel') {
      // a tunnel is addressed by the test itself; what it carries may name any project
      if (dsn) return
      throw new Refusal(404, 'no such endpoint, and no DSN in the envelope as from a tunnel')
    }
    const key = publicKey ?? dsn?.publicKey
    if (key === undefined) throw new Refusal(401, 'missing authorization information')
    if (isRedirected) return
    if (dsn && publicKey !== undefined && dsn.publicKey !== publicKey) {
      throw new Refusal(
        400,
        'invalid event envelope: its DSN has another public key than the request',
      )
    }
    const isKnown = key === this.#publicKey && (project ?? PROJECT) === PROJECT
    if (!isKnown || (dsn && dsn.project !== PROJECT)) {
      const what = key === this.#publicKey ? 'project' : 'public key'
      throw new Refusal(403, `event submission rejected with_reason: ProjectId (unknown ${what})`)
    }
  }
}

function dsnIn({ dsn }: JsonObject): Credentials | undefined {
  if (dsn === undefined || dsn === null) return undefined
  const credentials = parseDsn(dsn)
  if (credentials) return credentials
  throw new Refusal(401, 'bad envelope authentication header: its dsn is no DSN')
}

/** @throws Refusal for what no endpoint answers */
function endpointOf(method: string, path: string): Endpoint {
  const [, projectPath, kind] = /^\/api\/(?:([^/]*)\/)?(envelope|store)\/?$/.exec(path) ?? []
  if (kind !== 'envelope' && kind !== 'store') {
    if (method === 'POST') return { kind: 'tunnel', project: undefined }
    throw new Refusal(404, 'no such endpoint')
  }
  if (projectPath === undefined && kind === 'envelope') throw new Refusal(404, 'no such endpoint')
  if (projectPath !== undefined && !/^\d+$/.test(projectPath)) {
    throw new Refusal(400, 'bad project path parameter')
  }
  if (method !== 'POST' && !(method === 'GET' && kind === 'store')) {
    throw new Refusal(405, `no ${method} here`)
  }
  return { kind, project: projectPath }
}

/** As it was sent: nothing is decoded in it, and no `..` resolved. */
function rawPath(url: string): string {
  return collapseSlashes(url.split('?', 1)[0] ?? '/')
}

/** Relay normalizes them too (`NormalizePath`). */
function collapseSlashes(url: string): string {
  const [path = '', ...query] = url.split('?')
  return [path.replace(/\/{2,}/g, '/'), ...query].join('?')
}

function isEnvelopeType(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim() === 'application/x-sentry-envelope'
}

function receivedOf(
  { header, headerText, items }: DecodedEnvelope,
  newEventId: string | undefined,
  originOf: () => Origin,
): Received {
  const headerId = eventIdOf(header)
  const refusals: Refusal[] = []
  const recorded = items.flatMap((item) => {
    try {
      const eventId = headerId ?? newEventId
      return [{ item: recordItem(item, originOf(), eventId), size: item.payload.length }]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error)
      return []
    }
  })
  checkLimits(
    recorded.map(({ item }) => item),
    recorded.map(({ size }) => size),
  )
  if (items.length === 0) refusals.push(new Refusal(200, 'empty envelope'))
  const event = recorded.map(({ item }) => item).find(({ type }) => type === 'event')
  const ownId = event?.field('event_id')
  return {
    envelope: new RecordedEnvelope(
      headerText,
      recorded.map(({ item }) => item),
    ),
    eventId: headerId ?? (typeof ownId === 'string' ? normalizeEventId(ownId) : undefined),
    refusals,
  }
}

function eventIdOf({ event_id }: JsonObject): string | undefined {
  if (event_id === undefined || event_id === null) return undefined
  if (typeof event_id === 'string' && isEventId(event_id)) return normalizeEventId(event_id)
  throw new Refusal(400, 'invalid event envelope: invalid envelope header: event_id is no UUID')
}
