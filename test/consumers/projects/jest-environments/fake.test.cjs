const Sentry = require('@sentry/node')
const { createFakeTransport } = require('expect-sentry')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ enableLogs: true, tracesSampleRate: 1 }))

test('no timer is real, from before any module was loaded', () => {
  expect('clock' in setTimeout || jest.isMockFunction(setTimeout)).toBe(true)
})

test('what is there is found', async () => {
  Sentry.captureException(new TypeError('boom'))
  Sentry.startSpan({ name: 'pay' }, () => Sentry.logger.info('paid'))

  await expect(sentry).toHaveCapturedHandled(TypeError)
  await expect(sentry).toHaveCapturedSpan('pay')
  await expect(sentry).toHaveCapturedLog('paid')
  await sentry.settled()
})

test('a wait for what never comes ends on the real clock', async () => {
  await expect(sentry.waitForEvent('never', {}, { timeout: 50 })).rejects.toThrow('Waited: 50 ms')
})
