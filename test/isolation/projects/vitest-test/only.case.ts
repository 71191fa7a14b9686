import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { expect } from 'vitest'
import { meeting } from '../../support/meeting.js'

Sentry.init(createFakeTransport().instrument({}))

const met = meeting(2)

test('a test beside those that run alone', () => {
  throw new Error('It was to be left out.')
})

// biome-ignore lint/suspicious/noFocusedTests: that others are left out is what the outer test asserts
test.only('a test that runs alone', async ({ sentry }) => {
  Sentry.captureMessage('alone')
  await expect(sentry).toHaveCapturedMessage('alone')
  await expect(sentry).toHaveCapturedNothingElse()
})

test.concurrent.only.for(['one', 'two'])('and one beside it: %s', async (name, { sentry }) => {
  await met()
  Sentry.captureMessage(name)
  await expect(sentry).toHaveCapturedMessage(name)
  await expect(sentry).toHaveCapturedNothingElse()
})
