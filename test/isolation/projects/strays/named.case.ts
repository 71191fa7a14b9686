import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { expect } from 'vitest'
import { Worker } from '../../support/worker.js'

const shared = createFakeTransport()
Sentry.init(shared.instrument({}))

const worker = new Worker()
void worker.start()

test('a test that passes has nothing of it', async ({ sentry }) => {
  await worker.do(() => Sentry.captureException(new Error('the queue is full')))
  await expect(sentry).toHaveCapturedNothing()
})

test('a test that looks for it fails', async ({ sentry }) => {
  await worker.do(() => Sentry.captureException(new Error('the disk is full')))
  await expect(sentry).toHaveCapturedException('the disk is full')
})
