const HOSTED = /(^|\.)sentry\.io$/
const INGEST_HOST = /(^|\.)ingest(\.[a-z0-9-]+)?\.sentry\.io$/
const ENDPOINT = /\/api\/\d+\/(envelope|store|security|minidump|unreal)\/?$/

/** Header names in any case, values as a request is given them. */
export type RequestHeaders = Readonly<Record<string, unknown>>

/**
 * Whether a request heads for a Sentry: a hosted one, or any server that is addressed as a DSN says
 * (its path, and its key in query or header).
 */
export function isSentryRequest(
  { hostname, pathname, searchParams }: URL,
  headers: RequestHeaders,
): boolean {
  if (INGEST_HOST.test(hostname)) return true
  if (!ENDPOINT.test(pathname)) return false
  const hasKey = searchParams.has('sentry_key') || headerOf(headers, 'x-sentry-auth') !== undefined
  return hasKey || HOSTED.test(hostname)
}

function headerOf(headers: RequestHeaders, wanted: string): string | undefined {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted) ?? []
  return typeof value === 'string' ? value : undefined
}
