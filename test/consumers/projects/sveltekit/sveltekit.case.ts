import * as Sentry from '@sentry/sveltekit'
import { createFakeTransport } from 'expect-sentry'
import { expect, test, vi } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())
vi.spyOn(console, 'error').mockImplementation(() => {})

/** What SvelteKit passes, as far as the wrappers read it. */
const event = () => ({
  url: new URL('https://shop.example/orders/7'),
  route: { id: '/orders/[id]' },
  request: new Request('https://shop.example/orders/7'),
})

test('handleError', async () => {
  const error = new TypeError('no order')
  await Sentry.handleErrorWithSentry()({ error, event: event(), status: 500, message: 'oops' })

  await expect(sentry).toHaveCapturedUnhandled(error, {
    mechanism: { type: 'auto.function.sveltekit.handle_error' },
    times: 1,
  })
})

test('handleError around one of the app: handled', async () => {
  const error = new TypeError('no order')
  const handleError = Sentry.handleErrorWithSentry(() => ({ message: 'sorry' }))
  await handleError({ error, event: event(), status: 500, message: 'oops' })

  await expect(sentry).toHaveCapturedHandled(error, {
    mechanism: { type: 'auto.function.sveltekit.handle_error' },
    times: 1,
  })
  await expect(sentry).not.toHaveCapturedUnhandled()
})

test('load, on the server and shared', async () => {
  const broken = () => {
    throw new RangeError('no such order')
  }

  await expect(Sentry.wrapServerLoadWithSentry(broken)(event())).rejects.toThrow('no such order')
  await expect(Sentry.wrapLoadWithSentry(broken)(event())).rejects.toThrow('no such order')
  await expect(sentry).toHaveCapturedUnhandled(RangeError, {
    mechanism: { type: 'auto.function.sveltekit.load' },
    times: 2,
  })
})

test('a 404 is no error', async () => {
  const error = new Error('Not found: /nowhere')
  await Sentry.handleErrorWithSentry()({ error, event: event(), status: 404, message: 'Not Found' })

  await expect(sentry).not.toHaveCapturedEvent()
})
