import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { innerConfig } from '../../inner-config.js'

const setup = fileURLToPath(new URL('./setup.ts', import.meta.url))
const shared = { isolate: false, maxWorkers: 1 }

/** Other ways to run the same files: in worker threads, and both of them in one process. */
export default defineConfig({
  test: {
    cache: false,
    projects: [
      innerConfig({ name: 'threads', pool: 'threads' }),
      innerConfig({ name: 'one process', ...shared }),
      innerConfig({ name: 'one process, door imported', ...shared, setupFiles: [setup] }),
    ],
  },
})
