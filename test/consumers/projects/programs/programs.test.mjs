import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { expectSentry } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'

const sentry = await createFakeIngest()
afterEach(() => sentry.reset())
after(() => sentry.close())

function run(program, SDK) {
  return sentry.run(process.execPath, [program], { env: { SDK } })
}

for (const SDK of ['@sentry/node', 'sentry-node-8']) {
  test(`handled, then flushed (${SDK})`, async () => {
    const { exitCode, signal, stdout } = await run('handled-then-flush.mjs', SDK)

    assert.deepEqual({ exitCode, signal }, { exitCode: 0, signal: null })
    await expectSentry(sentry).toHaveCapturedHandled(RangeError, {
      event_id: stdout.trim(),
      tags: { gateway: 'stripe', handled: 'yes', release: 'shop@1.4.0' },
      times: 1,
    })
    await expectSentry(sentry).toHaveCapturedNothingElse()
  })

  test(`an uncaught exception (${SDK})`, async () => {
    const { exitCode, stderr } = await run('uncaught.mjs', SDK)

    assert.equal(exitCode, 1)
    assert.match(stderr, /TypeError: nobody caught this/)
    await expectSentry(sentry).toHaveCapturedUnhandled(TypeError, {
      value: 'nobody caught this',
      level: 'fatal',
      mechanism: { type: /onuncaughtexception$/, handled: false },
      times: 1,
    })
    await expectSentry(sentry).toHaveCapturedNothingElse()
  })

  test(`an unhandled rejection (${SDK})`, async () => {
    const { exitCode } = await run('rejection.mjs', SDK)

    assert.equal(exitCode, 0)
    await expectSentry(sentry).toHaveCapturedUnhandled('nobody awaited this', {
      mechanism: { type: /onunhandledrejection$/, handled: false },
      times: 1,
    })
  })

  test(`SIGTERM, and Sentry.close (${SDK})`, async () => {
    const program = run('close-on-sigterm.mjs', SDK)
    await program.printed(/listening/)
    program.kill('SIGTERM')

    const { exitCode, signal } = await program
    assert.deepEqual({ exitCode, signal }, { exitCode: 0, signal: null })
    await expectSentry(sentry).toHaveCapturedMessage('shutting down', { times: 1 })
  })

  test(`an exit without a flush loses the event (${SDK})`, async () => {
    const { exitCode } = await run('exit-without-flush.mjs', SDK)

    assert.equal(exitCode, 3)
    await expectSentry(sentry).not.toHaveCapturedEvent()
    await assert.rejects(expectSentry(sentry).toHaveCapturedException('lost'), {
      message: /^Captured: nothing \(no envelope reached the ingest\)$/m,
    })
  })
}
