import { defineConfig, mergeConfig } from 'vitest/config'
import { shared as base } from './vitest.config.js'

/** What `npm test` leaves out: suites that take minutes. `.ci/run` runs both. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({
    test: { include: ['{test,examples}/**/*.slow.test.{ts,tsx}'], exclude: ['**/node_modules/**'] },
  }),
)
