import { after, afterEach, test } from 'node:test'
import { expectSentry } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'

const sentry = await createFakeIngest()
afterEach(() => sentry.reset())
after(() => sentry.close())

test('a crash that is claimed to be handled', async () => {
  await sentry.run(process.execPath, ['uncaught.mjs'])
  await expectSentry(sentry).toHaveCapturedHandled('nobody caught this')
})

test('an event that was flushed, claimed to be lost', async () => {
  await sentry.run(process.execPath, ['handled-then-flush.mjs'])
  await expectSentry(sentry).not.toHaveCapturedEvent()
})

test('an event that was lost, claimed to be there', async () => {
  await sentry.run(process.execPath, ['exit-without-flush.mjs'])
  await expectSentry(sentry).toHaveCapturedException('lost')
})
