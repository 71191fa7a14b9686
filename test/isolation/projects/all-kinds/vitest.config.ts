import { defineConfig } from 'vitest/config'
import { innerConfig } from '../../../inner/inner-config.js'

// a busy machine may take long for a hundred tests at once; that says nothing about them
const shared = { maxConcurrency: 100, testTimeout: 600_000, maxWorkers: 2 }
const sdk11 = ['sdk-11.case.ts']
const later = ['sdk-10.case.ts', ...sdk11]

/**
 * All majors as most people run them; the newest in the other pools (SDK 10 does not load in those
 * of `node:vm`: its instrumentation asks for `import.meta.url`), and fifty times over.
 */
export default defineConfig({
  test: {
    cache: false,
    projects: [
      innerConfig({ name: 'forks', exclude: ['*-again*'], ...shared }),
      innerConfig({ name: 'threads', pool: 'threads', include: later, ...shared }),
      innerConfig({ name: 'vmForks', pool: 'vmForks', include: sdk11, ...shared }),
      innerConfig({ name: 'vmThreads', pool: 'vmThreads', include: sdk11, ...shared }),
      innerConfig({ name: 'fifty rounds', env: { ROUNDS: '50' }, include: later, ...shared }),
      innerConfig({
        name: 'one process',
        isolate: false,
        include: ['sdk-11*.case.ts'],
        ...shared,
        maxWorkers: 1,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})
