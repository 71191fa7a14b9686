import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['*.case.ts'], setupFiles: ['expect-sentry/vitest'] },
})
