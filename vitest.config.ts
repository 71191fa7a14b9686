import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))

export default defineConfig({
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
    // `npm run test:slow` and `npm run fuzz` run those
    exclude: ['**/node_modules/**', '**/*.{slow,fuzz}.test.{ts,tsx}'],
  },
})
