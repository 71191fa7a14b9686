import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.js'

/** Only the tests that hold a room to what it does; `run.ts` says which. */
const tests: string[] = JSON.parse(process.env.MUTATION_TESTS ?? '[]')

export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({ test: { include: tests, exclude: ['**/*.slow.test.{ts,tsx}'] } }),
)
