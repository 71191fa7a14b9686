import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const { CHROMIUM: executablePath = '' } = process.env

export default defineConfig({
  test: {
    include: ['*.case.ts'],
    setupFiles: ['expect-sentry/vitest'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
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
      }),
    },
  },
})
