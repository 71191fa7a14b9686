const assert = require('node:assert/strict')
const { test } = require('node:test')
const { expectSentry } = require('expect-sentry')
const { createFakeIngest } = require('expect-sentry/ingest')

// the timer waits for nothing: it throws in a turn of its own, where nobody can catch it
const CRASHES = `
  require('@sentry/node').init({})
  setTimeout(() => { throw new TypeError('nobody caught this') })
`
const EXITS = `
  const Sentry = require('@sentry/node')
  Sentry.init({})
  Sentry.captureException(new Error('lost'))
  process.exit(3)
`

test('a crash is told from a loss', async () => {
  const sentry = await createFakeIngest()
  const crashed = await sentry.run(process.execPath, ['-e', CRASHES])
  assert.equal(crashed.exitCode, 1)
  await expectSentry(sentry).toHaveCapturedUnhandled(TypeError, { level: 'fatal', times: 1 })

  await sentry.reset()
  const exited = await sentry.run(process.execPath, ['-e', EXITS])
  assert.equal(exited.exitCode, 3)
  await expectSentry(sentry).not.toHaveCapturedEvent()
  await sentry.close()
})

test('import and require give the same package', async () => {
  const imported = await import('expect-sentry/ingest')
  assert.equal(imported.createFakeIngest, createFakeIngest)
})

test('what a Node with zstd compresses with it is read, and refused where there is none', async () => {
  const { zstdCompressSync } = require('node:zlib')
  const sentry = await createFakeIngest()
  const key = new URL(sentry.dsn).username
  const text = '{}\n{"type":"event"}\n{"message":"small"}'
  const { status } = await fetch(`${sentry.url}/api/1/envelope/?sentry_key=${key}`, {
    method: 'POST',
    headers: { 'Content-Encoding': 'zstd' },
    body: zstdCompressSync ? zstdCompressSync(text) : text,
  })
  assert.deepEqual([status, sentry.messages.length], zstdCompressSync ? [200, 1] : [415, 0])
  await sentry.close()
})
