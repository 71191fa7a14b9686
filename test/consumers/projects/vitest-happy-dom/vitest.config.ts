import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'happy-dom',
    include: ['*.case.ts'],
    setupFiles: ['expect-sentry/vitest'],
  },
})
