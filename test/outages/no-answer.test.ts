import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { lines, textOf } from '../kinds/support/failure.js'
import { deferred } from './support/deferred.js'

const sentry = createFakeTransport({ settleTimeout: 50 })
// without the integrations that read files: a message is sent at once
Sentry.init(sentry.instrument({ defaultIntegrations: false }))

test('an answer that never comes is told, in both polarities', async () => {
  const answer = deferred<{ statusCode: number }>()
  sentry.respondWith(() => answer.promise)
  Sentry.captureMessage('slow')
  const problem = [
    '',
    '1 capture is still in flight after 50 ms:',
    '  event: sent, but respondWith() has not answered',
    'The promise that the responder returned has to end before an assertion can be true.',
  ]
  expect(await textOf(() => expect(sentry).toHaveCapturedMessage('slow'))).toBe(
    lines('expect(sentry).toHaveCapturedMessage("slow")', ...problem),
  )
  expect(await textOf(() => expect(sentry).not.toHaveCapturedEvent())).toBe(
    lines('expect(sentry).not.toHaveCapturedEvent()', ...problem),
  )
  answer.resolve({ statusCode: 200 })
  await expect(sentry).toHaveCapturedMessage('slow')
})
