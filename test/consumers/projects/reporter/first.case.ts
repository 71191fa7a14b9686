import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.tags?.noise ? null : event) }))

test('a bug is reported', async () => {
  Sentry.captureException(new TypeError('boom'))
  await expect(sentry).toHaveCapturedHandled(TypeError)
})

test('noise is dropped', async () => {
  Sentry.captureException(new Error('noise'), { tags: { noise: true } })
  await expect(sentry).toHaveDropped('before_send')
})
