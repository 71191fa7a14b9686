import { defineConfig } from 'vitest/config'
import { innerConfig } from '../../inner-config.js'

/** One run for all orders in which Vitest can call hooks: `stack` is its default. */
export default defineConfig({
  test: {
    cache: false,
    projects: (['stack', 'list', 'parallel'] as const).map((hooks) =>
      innerConfig({ name: hooks, sequence: { hooks } }),
    ),
  },
})
