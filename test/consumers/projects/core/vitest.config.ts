import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // the snippet stays as it is; what it knows as the SDK is a client of @sentry/core
  resolve: { alias: { '@sentry/node': fileURLToPath(new URL('./sdk.ts', import.meta.url)) } },
  test: { setupFiles: ['expect-sentry/vitest'] },
})
