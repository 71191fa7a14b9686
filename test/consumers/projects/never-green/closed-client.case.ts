import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeAll, expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())
beforeAll(() => Sentry.close())

test('nothing can arrive', async () => {
  await expect(sentry).not.toHaveCapturedEvent()
})
