import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { initCore } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

test('tags that Sentry derives are what a query asks for', async () => {
  Sentry.captureException(new TypeError('boom'), {
    level: 'fatal',
    contexts: { browser: { name: 'Firefox', version: '128.0' } },
    tags: { gateway: 'stripe' },
  })
  await expect(sentry).toHaveCapturedException({
    tags: { handled: 'yes', level: 'fatal', browser: /^Firefox/, gateway: 'stripe' },
  })
  await expect(sentry).not.toHaveCapturedException({ tags: { browser: 'Firefox' } })
})
