import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))

// `npm run test:slow` and `npm run fuzz` run those
const excluded = ['**/node_modules/**', '**/*.{slow,fuzz}.test.{ts,tsx}']

/** What all runs of our tests share: `npm test`, `npm run test:slow`, those of single folders. */
export const shared = defineConfig({
  resolve: {
    // tests and examples import the package by its name, as its users do
    alias: [
      { find: /^expect-sentry$/, replacement: `${src}/index.ts` },
      { find: /^expect-sentry\/(.*)$/, replacement: `${src}/$1.ts` },
    ],
  },
  test: {
    setupFiles: [`${src}/vitest.ts`],
    // tests state exact texts: print() must not take a developer's terminal for theirs
    env: { FORCE_TTY: '' },
    // some suites have so many tests meet at one point
    maxConcurrency: 20,
    // a busy machine may take its time
    testTimeout: 30_000,
    include: ['{test,examples}/**/*.test.{ts,tsx}'],
    exclude: excluded,
  },
})

/** SDK 10 and 11 listen for uncaught exceptions on the main thread alone (their `isMainThread`). */
const onMainThread = [
  'test/captured/handled-{of-*,uncaught}.test.ts',
  'test/unhandled/node-*.test.ts',
]

function project(test: ViteUserConfig['test']): ViteUserConfig {
  return { ...shared, test: { ...shared.test, ...test } }
}

export default defineConfig({
  test: {
    // Vitest leaves one core to itself, which on a machine with two is half of them
    maxWorkers: '100%',
    projects: [
      // which take a fifth less than processes
      project({ name: 'threads', pool: 'threads', exclude: [...excluded, ...onMainThread] }),
      project({ name: 'processes', pool: 'forks', include: onMainThread }),
    ],
  },
})
