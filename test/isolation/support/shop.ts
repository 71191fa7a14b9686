import { createFakeTransport } from 'expect-sentry'

/** What the app under test gives to its init, on every major. */
export const shopOptions = {
  release: 'shop@1.4.0',
  tracesSampleRate: 1,
  initialScope: { tags: { initial_scope: 'yes' } },
  beforeSend: withoutUnwanted,
}

/** The recording that all plain tests of a file share; patient, for a hundred tests on a busy machine. */
export function patientTransport() {
  return createFakeTransport({ settleTimeout: 300_000 })
}

/** Drops the events that are not wanted. */
function withoutUnwanted<Event extends object>(
  event: Event,
  hint: { originalException?: unknown },
): Event | null {
  const { originalException: error } = hint
  return error instanceof Error && /not wanted/.test(error.message) ? null : event
}
