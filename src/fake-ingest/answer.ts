import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeAnswer } from '../recording/response.js'

/** What Relay allows a page to send and to see (`middlewares/cors.rs`). */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'x-sentry-error, x-sentry-rate-limits, retry-after',
}

const PREFLIGHT = {
  ...CORS,
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers':
    'x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept, content-type, ' +
    'authentication, authorization, content-encoding, transfer-encoding',
  'Access-Control-Max-Age': '3600',
  // Chromium asks before a public page may reach loopback
  'Access-Control-Allow-Private-Network': 'true',
}

/** How much of a body that was refused is still read, so that its sender sees the answer. */
const MOST_DRAINED = 200 * 1024 * 1024

export function answerPreflight(response: ServerResponse): void {
  response.writeHead(200, PREFLIGHT).end()
}

/** `{"id":"..."}`, which is what Sentry says of an event, and of anything else `{}`. */
export function answerTaken(
  response: ServerResponse,
  { statusCode, headers = {} }: FakeAnswer,
  eventId: string | undefined,
): void {
  const body = statusCode < 300 ? JSON.stringify({ id: eventId }) : JSON.stringify({ detail: '' })
  send(response, statusCode, { ...headers }, body)
}

/** In the form of Relay's `ApiErrorResponse`. */
export function answerRefused(
  request: IncomingMessage,
  response: ServerResponse,
  statusCode: number,
  reason: string,
): void {
  const header = reason.replace(/[^\x20-\x7e]/g, '?')
  send(response, statusCode, { 'X-Sentry-Error': header }, JSON.stringify({ detail: reason }))
  drain(request)
}

function send(
  response: ServerResponse,
  statusCode: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  if (response.destroyed) return
  const hasNoBody = statusCode === 204 || statusCode === 304 || statusCode < 200
  response.writeHead(statusCode, { 'Content-Type': 'application/json', ...CORS, ...headers })
  response.end(hasNoBody ? undefined : body)
}

/** Closing at once would reset the connection under its sender, before it has read the answer. */
function drain(request: IncomingMessage): void {
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_DRAINED) request.destroy()
  })
  request.on('error', () => {})
  request.resume()
}
