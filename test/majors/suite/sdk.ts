/**
 * The SDK under test. In each of the projects the runner writes another file here, with one line:
 * `export * from '@sentry/browser'`, say. What an older or another SDK has not is undefined there.
 */
export {
  browserProfilingIntegration,
  replayIntegration,
} from '@sentry/browser'
export * from '@sentry/node'
