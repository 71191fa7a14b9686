import { defineConfig } from 'vitest/config'

/** Where the SDK listens to uncaught exceptions, and where it does not. */
const POOLS = ['forks', 'threads'] as const

export default defineConfig({
  test: {
    projects: POOLS.map((pool) => ({
      test: {
        name: pool,
        pool,
        include: ['*.case.ts'],
        setupFiles: ['expect-sentry/vitest'],
        testTimeout: 60_000,
      },
    })),
  },
})
