import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.js'

/** One folder for each faulty copy of the example, and one for the copy without a fault. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['*/app.test.ts'], maxWorkers: 2 } }),
)
