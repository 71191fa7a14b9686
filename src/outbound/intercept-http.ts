import type { ClientRequest, RequestOptions } from 'node:http'
import { builtinModule } from '../recording/platform.js'

/** A request that is about to be made with `http.request` or `https.request`. */
export interface PlannedRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, unknown>>
  /** Goes through `http` in either case, and leaves out what belongs to the original host. */
  replace(options: RequestOptions): ClientRequest
}

/** Makes another request in its place, or returns undefined and lets it go. */
export type Interceptor = (planned: PlannedRequest) => ClientRequest | undefined

/**
 * Puts itself before `http.request` and `https.request`, for whoever has them or will get them.
 *
 * Node's own diagnostics channels would do it without a patch, and come too late on Node 20: there,
 * `http.client.request.start` is told when the request has ended, and of a compressed one all bytes
 * have left by then (`http.client.request.created` is in Node 22.12 and later).
 *
 * @returns takes itself away
 */
export function interceptHttp(intercept: Interceptor): () => void {
  if (!builtinModule) return () => {}
  const http = builtinModule('node:http')
  const https = builtinModule('node:https')
  const { syncBuiltinESMExports } = builtinModule('node:module')
  const { request: makeRequest } = http
  const restores = [
    { module: http, protocol: 'http:' },
    { module: https, protocol: 'https:' },
  ].map(({ module, protocol }) => {
    const original = module.request
    Reflect.set(module, 'request', function request(...args: unknown[]) {
      const planned = plan(protocol, args)
      const replaced =
        planned &&
        intercept({
          url: planned.url,
          headers: planned.headers,
          replace: (options) => makeRequest({ ...planned.bare, ...options }, planned.callback),
        })
      return replaced ?? Reflect.apply(original, module, args)
    })
    return () => Reflect.set(module, 'request', original)
  })
  syncBuiltinESMExports()
  return () => {
    for (const restore of restores) restore()
    syncBuiltinESMExports()
  }
}

interface Plan {
  readonly url: URL
  readonly headers: Readonly<Record<string, unknown>>
  readonly bare: RequestOptions
  readonly callback: () => void
}

/** `request(url, options?, callback?)` or `request(options, callback?)`; undefined for neither. */
function plan(protocol: string, args: readonly unknown[]): Plan | undefined {
  const [first, second] = args
  const isUrl = typeof first === 'string' || first instanceof URL
  const options = isUrl ? second : first
  const given = isRecord(options) ? options : {}
  const last = args.at(-1)
  const callback = (...answered: unknown[]) => {
    if (typeof last === 'function') Reflect.apply(last, undefined, answered)
  }
  const base = isUrl ? String(first) : baseOf(given.protocol ?? protocol, given)
  if (!URL.canParse(base)) return undefined
  const url = new URL(base)
  const headers = isRecord(given.headers) ? given.headers : {}
  const method = typeof given.method === 'string' ? given.method : 'GET'
  return { url, headers, bare: { method, headers: textHeaders(headers) }, callback }
}

function baseOf(protocol: unknown, options: Readonly<Record<string, unknown>>): string {
  const { hostname, host, port, path = '/' } = options
  const name = hostname ?? host ?? 'localhost'
  return `${protocol}//${name}${port ? `:${port}` : ''}${path}`
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
