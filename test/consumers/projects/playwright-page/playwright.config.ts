import { defineConfig } from '@playwright/test'

const { CHROMIUM: executablePath = '' } = process.env

export default defineConfig({
  testMatch: '*.spec.ts',
  reporter: 'list',
  timeout: 120_000,
  use: {
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
