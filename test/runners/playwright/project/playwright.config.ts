import { tmpdir } from 'node:os'
import { defineConfig } from '@playwright/test'

/** What a user has. A test that has to fail is marked so: its worker then goes on. */
export default defineConfig({
  testMatch: '*.case.ts',
  tsconfig: '../../../../tsconfig.json',
  outputDir: process.env.EXPECT_SENTRY_OUTPUT ?? tmpdir(),
  workers: 2,
})
