/** With `resetModules`, each test loads copies of its own: of the SDK, and of this package. */
let Sentry
let sentry

beforeEach(() => {
  Sentry = require('@sentry/node')
  sentry = require('expect-sentry').createFakeTransport()
  Sentry.init(sentry.instrument())
})

test.each([1, 2])('the copies of test %i', async (number) => {
  Sentry.captureException(new TypeError(`boom ${number}`))

  await expect(sentry).toHaveCapturedHandled(TypeError, { value: `boom ${number}`, times: 1 })
  await expect(expect(sentry).toHaveCapturedUnhandled()).rejects.toThrow('Nearest: #1')
})

test('a copy of the SDK reports to the client that another copy has started', async () => {
  jest.resetModules()
  const copy = require('@sentry/node')
  expect(copy).not.toBe(Sentry)
  copy.captureException(new RangeError('too far'))

  await expect(sentry).toHaveCapturedHandled(RangeError)
})

test('once another copy has started a client of its own, the first recording says so', async () => {
  jest.resetModules()
  const copy = require('@sentry/node')
  const other = require('expect-sentry').createFakeTransport()
  copy.init(other.instrument())
  copy.captureException(new RangeError('too far'))

  await expect(other).toHaveCapturedHandled(RangeError)
  await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(/[Aa]nother/)
})
