import { defineConfig } from 'vitest/config'

/** Every pool that Vitest has for Node, from 3.2 to 5. */
const POOLS = ['forks', 'threads', 'vmForks', 'vmThreads'] as const

export default defineConfig({
  test: {
    projects: POOLS.map((pool) => ({
      test: {
        name: pool,
        pool,
        include: ['*.case.ts'],
        setupFiles: ['expect-sentry/vitest'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      },
    })),
  },
})
