import { interceptFetch } from './intercept-fetch.js'
import { interceptHttp } from './intercept-http.js'
import { isSentryRequest } from './sentry-request.js'

/** An ingest takes what comes with this header, whatever project and key it names. */
const REDIRECTED_HEADER = 'x-expect-sentry-redirected-from'

/**
 * From now on, what this process would send to Sentry, whatever its DSN, goes to the ingest on
 * loopback that `SENTRY_DSN` names.
 *
 * @throws Error when `SENTRY_DSN` names none
 */
export function redirectToIngest(dsn: string | undefined): void {
  const { origin, hostname, port } = ingestOf(dsn)
  interceptHttp(({ url, headers, replace }) => {
    if (url.origin === origin || !isSentryRequest(url, headers)) return undefined
    return replace({
      protocol: 'http:',
      hostname,
      port,
      path: endpointOf(url),
      headers: {
        ...stringsOf(headers),
        host: `${hostname}:${port}`,
        [REDIRECTED_HEADER]: url.origin,
      },
      agent: false,
    })
  })
  interceptFetch(async ({ url, headers, redirect }) => {
    if (url.origin === origin || !isSentryRequest(url, headers)) return undefined
    return redirect(origin + endpointOf(url), { [REDIRECTED_HEADER]: url.origin })
  })
}

/** Without the path under which a Sentry of one's own may live. */
function endpointOf({ pathname, search }: URL): string {
  return (/\/api\/\d+\/[^/]+\/?$/.exec(pathname)?.[0] ?? pathname) + search
}

function ingestOf(dsn: string | undefined): URL {
  const url = dsn !== undefined && URL.canParse(dsn) ? new URL(dsn) : undefined
  if (url && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)) return url
  throw new Error(
    'expect-sentry/preload sends to the ingest of a test, and SENTRY_DSN names none: start this ' +
      'program with sentry.run(command, args), or with sentry.env in its environment.',
  )
}

function stringsOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
