import type { FakeIngest } from 'expect-sentry/ingest'

/** One error event, as an SDK writes it. */
export const EVENT = {
  event_id: '0123456789abcdef0123456789abcdef',
  exception: { values: [{ type: 'TypeError', value: 'boom' }] },
}

export function envelopeText(header: object, ...items: readonly [object, string][]): string {
  return [header, ...items.flat()]
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join('\n')
}

export const ENVELOPE = envelopeText({}, [{ type: 'event' }, JSON.stringify(EVENT)])

export function keyOf(sentry: FakeIngest): string {
  return new URL(sentry.dsn).username
}

/** @param path of the ingest; without one, its envelope endpoint, with its key */
export function send(
  sentry: FakeIngest,
  body: string | Uint8Array<ArrayBuffer> | null,
  {
    path = `/api/1/envelope/?sentry_key=${keyOf(sentry)}`,
    ...init
  }: RequestInit & { path?: string } = {},
): Promise<Response> {
  return fetch(sentry.url + path, { method: 'POST', body, ...init })
}
