import { defineConfig, mergeConfig } from 'vitest/config'
import { shared as base } from './vitest.config.js'

/** Runs of many thousands of random inputs, by a seed that is printed. `.ci/run` runs them too. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/**/*.fuzz.test.ts'],
      exclude: ['**/node_modules/**'],
      testTimeout: 1_200_000,
    },
  }),
)
