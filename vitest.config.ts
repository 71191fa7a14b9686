import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['src/vitest.ts'],
    include: ['test/**/*.test.ts'],
  },
})
