import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { innerConfig } from '../../inner-config.js'

const setup = fileURLToPath(new URL('./setup.ts', import.meta.url))
// Vitest runs projects side by side only if they agree on how many workers there are
const maxWorkers = 1
const shared = { isolate: false, maxWorkers }

/** Other ways to run the same files: in worker threads, and both of them in one process. */
export default defineConfig({
  test: {
    cache: false,
    projects: [
      innerConfig({ name: 'threads', pool: 'threads', maxWorkers }),
      innerConfig({ name: 'one process', ...shared }),
      innerConfig({ name: 'one process, door imported', ...shared, setupFiles: [setup] }),
    ],
  },
})
