// @vitest-environment happy-dom
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

/** What SDK 11 says of errors in a browser; what its event processors add goes to the cause. */
const sentry = createFakeTransport()
// the SDK wraps the timers that it finds: these run when the test says so, and throw to it
vi.useFakeTimers()
Sentry.init(sentry.instrument({}))

const withCause = () => new TypeError('boom', { cause: new RangeError('too far') })

test('window.onerror, with a cause', async () => {
  window.onerror?.('boom', 'app.js', 1, 1, withCause())
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: 'auto.browser.global_handlers.onerror' },
    times: 1,
  })
})

test('an ErrorEvent captured as it is, is the error in it', async () => {
  Sentry.captureException(new ErrorEvent('error', { error: new TypeError('boom') }))
  await expect(sentry).toHaveCapturedHandled(TypeError, { title: 'TypeError: boom' })
  await expect(sentry).not.toHaveCapturedException(RangeError)
})

test('an unhandled rejection, with a cause', async () => {
  const event = Object.assign(new Event('unhandledrejection'), { reason: withCause() })
  Reflect.apply(window.onunhandledrejection ?? (() => {}), window, [event])
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: 'auto.browser.global_handlers.onunhandledrejection' },
    times: 1,
  })
})

test('thrown in a timer', async () => {
  setTimeout(() => {
    throw new TypeError('boom')
  })
  expect(() => vi.runAllTimers()).toThrow('boom')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'no', mechanism: /^auto\.browser\.browserapierrors\./ },
    times: 1,
  })
})

test('thrown in a timer, with a cause: the tag says yes', async () => {
  setTimeout(() => {
    throw withCause()
  })
  expect(() => vi.runAllTimers()).toThrow('boom')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    tags: { handled: 'yes', mechanism: 'generic' },
    times: 1,
  })
})

test('a message', async () => {
  Sentry.captureMessage('stock is low')
  await expect(sentry).toHaveCapturedMessage('stock is low', {
    tags: { handled: 'yes', mechanism: 'generic' },
    unhandled: false,
  })
})

test('a captured text is an exception, though the browser sends it as a message too', async () => {
  Sentry.captureException('stock is low')
  await expect(sentry).toHaveCapturedHandled('stock is low', { message: 'stock is low' })
  await expect(sentry).not.toHaveCapturedMessage()
})
