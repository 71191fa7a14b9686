import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { expectSentry } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'

const sentry = await createFakeIngest()
afterEach(() => sentry.reset())
after(() => sentry.close())

const SDKS = ['@sentry/node', 'sentry-node-10', 'sentry-node-9', 'sentry-node-8']
const WAYS = {
  'node --import': ['--import', 'expect-sentry/preload'],
  'node --require': ['--require', 'expect-sentry/preload'],
  'the option of run()': [],
}

for (const SDK of SDKS) {
  test(`ESM, hosted (${SDK})`, async () => {
    const args = ['--import', 'expect-sentry/preload', 'fixed-dsn.mjs']
    const { exitCode } = await sentry.run(process.execPath, args, { env: { SDK } })

    assert.equal(exitCode, 7)
    await expectSentry(sentry).toHaveCapturedHandled('fixed', { times: 1 })
    await expectSentry(sentry).toHaveCapturedHandled(RangeError, { value: /^large x/, times: 1 })
    assert.deepEqual(sentry.refused, [])
  })
}

for (const [way, flags] of Object.entries(WAYS)) {
  test(`CommonJS, self-hosted, by ${way}`, async () => {
    const { exitCode } = await sentry.run(process.execPath, [...flags, 'fixed-dsn.cjs'], {
      preload: flags.length === 0,
    })

    assert.equal(exitCode, 1)
    await expectSentry(sentry).toHaveCapturedUnhandled(TypeError, { level: 'fatal', times: 1 })
  })
}

test('without an ingest, the program does not start', async () => {
  const args = ['--import', 'expect-sentry/preload', 'fixed-dsn.mjs']
  const env = { SENTRY_DSN: undefined }
  const { exitCode, stderr } = await sentry.run(process.execPath, args, { env })

  assert.equal(exitCode, 1)
  assert.match(stderr, /SENTRY_DSN names none/)
})
