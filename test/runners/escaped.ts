/** Where case files report to with a client of which nobody has thought. */
const HOSTED = 'https://o1.ingest.us.sentry.io/api/42/envelope/'

/** What a test says from which a request was about to leave. */
export function escapeText(title: string, url = HOSTED): string {
  return (
    `A request was about to leave this test for Sentry: ${url}\n\nIt carries: ${title}\n` +
    'It was held back. Whoever sent it has a transport of its own: pass ' +
    'sentry.instrument(options) to its Sentry.init(), or call sentry.attach(Sentry) after it. To ' +
    'let such requests go, say createFakeTransport({ allowRequests: true }).'
  )
}
