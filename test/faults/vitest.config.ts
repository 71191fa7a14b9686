import { defineConfig } from 'vitest/config'
import { shared as outer } from '../../vitest.config.js'

/** For folders with copies of tests: each imports the package by its name, as the original does. */
export default defineConfig({
  ...outer,
  test: {
    ...outer.test,
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**'],
    maxWorkers: 2,
  },
})
