import { defineConfig } from '@playwright/test'

export default defineConfig({ testMatch: '*.spec.ts', reporter: 'list', timeout: 120_000 })
