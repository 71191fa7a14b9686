import { installProfiler } from '../../kinds/support/profiler.js'
import { browserProfilingIntegration } from './sdk.js'

/**
 * What profiles in a browser. In projects of Node's SDK the runner writes another file here, which
 * exports the integration of `@sentry/profiling-node` under this name.
 */
export function profilingIntegration(): ReturnType<typeof browserProfilingIntegration> {
  installProfiler()
  return browserProfilingIntegration()
}
