import type { RequestHeaders } from './sentry-request.js'

/** A request that is about to be made with `fetch`. */
export interface PlannedFetch {
  readonly url: URL
  readonly headers: RequestHeaders
  /** All that it would send. */
  bytes(): Promise<Uint8Array>
  /** Makes the same request of another address, with these headers. */
  redirect(address: string, headers: Readonly<Record<string, string>>): Promise<Response>
}

/** Answers in its place, throws in its place, or gives undefined and lets it go. */
export type FetchInterceptor = (planned: PlannedFetch) => Promise<Response | undefined>

/**
 * Puts itself before `fetch`, for whoever asks `globalThis` for it when it is needed.
 *
 * @returns takes itself away
 */
export function interceptFetch(intercept: FetchInterceptor): () => void {
  const { fetch: original } = globalThis
  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = input instanceof Request ? input : undefined
    const address = request?.url ?? String(input)
    if (!URL.canParse(address)) return original(input, init)
    const headers = Object.fromEntries(new Headers(init?.headers ?? request?.headers))
    const answer = await intercept({
      url: new URL(address),
      headers,
      bytes: async () =>
        new Uint8Array(await new Response(init?.body ?? request?.clone().body).arrayBuffer()),
      redirect: (to, more) =>
        original(request ? new Request(to, request) : to, {
          ...init,
          headers: { ...headers, ...more },
        }),
    })
    return answer ?? original(input, init)
  }
  globalThis.fetch = Object.assign(fetch, original)
  return () => {
    globalThis.fetch = original
  }
}
