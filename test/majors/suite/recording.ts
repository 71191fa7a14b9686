import { createFakeTransport } from 'expect-sentry'
import * as Sentry from './sdk.js'

export const sentry = createFakeTransport()

/** Of any SDK. */
type Options = Parameters<typeof Sentry.init>[0] & { replaysSessionSampleRate?: number }

/** The app's one init; what an SDK does not know of it, it ignores. */
export function init(options: Options = {}): void {
  Sentry.init(
    sentry.instrument({
      release: 'shop@1.4.0',
      environment: 'test',
      tracesSampleRate: 1,
      enableLogs: true,
      ...options,
    }),
  )
}
