const assert = require('node:assert/strict')
const { test } = require('node:test')
const Sentry = require('@sentry/node')
const { createFakeTransport, expectSentry } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

test('a caught error is handled', async () => {
  const event_id = Sentry.captureException(new TypeError('boom'))
  await expectSentry(sentry).toHaveCapturedHandled(TypeError, { event_id })
  await expectSentry(sentry).not.toHaveCapturedUnhandled()
})

test('a wrong claim is rejected, with the nearest event', async () => {
  await assert.rejects(expectSentry(sentry).toHaveCapturedUnhandled(TypeError), (error) => {
    assert.match(error.message, /^Nearest: #1, 1 field differs: /m)
    return true
  })
})

test('import and require give the same package', async () => {
  const imported = await import('expect-sentry')
  assert.equal(imported.createFakeTransport, createFakeTransport)
})
