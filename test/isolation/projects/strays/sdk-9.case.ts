import * as Sentry from '@sentry/node-9'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { expect } from 'vitest'
import { Worker } from '../../support/worker.js'

const shared = createFakeTransport()
Sentry.init(shared.instrument({}))

const worker = new Worker()
void worker.start()

test('has nothing of it', async ({ sentry }) => {
  await worker.do(() => Sentry.captureException(new Error('of whichever test')))
  Sentry.captureMessage('own')
  await expect(sentry).toHaveCapturedMessage('own')
  await expect(sentry).toHaveCapturedNothingElse()
})
