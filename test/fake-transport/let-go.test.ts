import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'
import { liveSubjects, takeRecorded } from 'expect-sentry/runner'
import { expect, test } from 'vitest'
import { nextTask } from '../../src/recording/real-time.js'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** What is referred to weakly stays up to the end of the turn in which it was looked at. */
async function letGo(): Promise<void> {
  await nextTask()
  collectGarbage()
}

function initialise(): void {
  Sentry.init(createFakeTransport().instrument({ defaultIntegrations: false }))
}

async function listen(): Promise<string> {
  return (await createFakeIngest()).dsn
}

test('what a client sends to is known to the runner, though nobody holds the recording', async () => {
  initialise()
  Sentry.captureMessage('stock is low')
  await letGo()
  expect(liveSubjects().map(({ holdsRequests }) => holdsRequests)).toEqual([true])
  expect(await takeRecorded()).toHaveLength(1)
})

test('so is an ingest that still listens', async () => {
  const before = liveSubjects().length
  const { origin } = new URL(await listen())
  await letGo()
  expect(liveSubjects().slice(before)).toEqual([expect.objectContaining({ origin })])
})

test('a recording that nobody can send to is let go with the last who holds it', async () => {
  const before = liveSubjects().length
  for (let count = 0; count < 10; count += 1) createFakeTransport()
  expect(liveSubjects()).toHaveLength(before + 10)
  await letGo()
  expect(liveSubjects()).toHaveLength(before)
})

test('a client that another one took over from keeps its recording no longer', async () => {
  initialise()
  await letGo()
  const before = liveSubjects().length
  // the SDK itself lets go of neither
  initialise()
  expect(liveSubjects()).toHaveLength(before + 1)
  await letGo()
  expect(liveSubjects()).toHaveLength(before)
})
