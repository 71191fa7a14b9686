import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import { rejectUnhandled, throwUncaught } from './crash.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init()

class PaymentError extends Error {
  override readonly name = 'PaymentError'
}

kind('handled', {
  works() {
    test('by class, text, id and object', async () => {
      const error = new PaymentError('card declined')
      const event_id = Sentry.captureException(error)
      await expect(sentry).toHaveCapturedHandled(PaymentError, { event_id, level: 'error' })
      await expect(sentry).toHaveCapturedHandled(/declined/)
      await expect(sentry).toHaveCapturedException(error)
      await expect(sentry).toHaveCapturedEvent(event_id)
      await expect(sentry).not.toHaveCapturedUnhandled()
      await expect(sentry).not.toHaveCapturedHandled(TypeError)
      await expect(sentry).not.toHaveCapturedMessage()
      expect(sentry.event(event_id)?.tags).toMatchObject({ handled: 'yes', mechanism: 'generic' })
      expect(sentry.event(event_id)).toBeHandled()
    })
  },
})

kind('unhandled', {
  works() {
    test('an uncaught error', async () => {
      throwUncaught(new RangeError('too far'))
      await expect(sentry).toHaveCapturedUnhandled(RangeError, {
        mechanism: { type: facts.uncaught, handled: false },
        handled: 'no',
      })
      await expect(sentry).not.toHaveCapturedHandled()
    })

    test('a rejected promise', async () => {
      rejectUnhandled(new RangeError('never met'))
      await expect(sentry).toHaveCapturedUnhandled('never met', {
        mechanism: { type: facts.rejected, handled: false },
      })
      await expect(sentry).not.toHaveCapturedHandled()
    })

    test('an error that is captured as unhandled', async () => {
      Sentry.captureException(new Error('job'), { mechanism: { type: 'job', handled: false } })
      await expect(sentry).toHaveCapturedUnhandled('job', { tags: { mechanism: 'job' } })
      await expect(sentry).not.toHaveCapturedHandled('job')
    })
  },
})

kind('causes', {
  works() {
    const withCause = () => new Error('outer', { cause: new TypeError('inner') })

    test('the captured error has the title, its cause stands beside it', async () => {
      Sentry.captureException(withCause())
      await expect(sentry).toHaveCapturedHandled('outer', {
        type: 'Error',
        causes: [{ type: 'TypeError', value: 'inner' }],
      })
      await expect(sentry).not.toHaveCapturedException(TypeError)
    })

    test('an unhandled one is unhandled, whatever its tag says', async () => {
      Sentry.captureException(withCause(), { mechanism: { type: 'job', handled: false } })
      await expect(sentry).toHaveCapturedUnhandled('outer', {
        tags: { handled: facts.handledTagWithCause },
      })
      await expect(sentry).not.toHaveCapturedHandled('outer')
      expect(sentry.lastEvent).toBeUnhandled()
    })
  },
})

kind('message', {
  works() {
    test('its text and level', async () => {
      const event_id = Sentry.captureMessage('stock is low', 'warning')
      await expect(sentry).toHaveCapturedMessage('stock is low', { level: 'warning', event_id })
      await expect(sentry).not.toHaveCapturedException()
      await expect(sentry).not.toHaveCapturedMessage('stock is low', { level: 'error' })
      expect(sentry.lastEvent?.tags.handled ?? null).toBe(facts.handledTagOfMessage)
    })

    test('a template', async () => {
      Sentry.captureMessage(Sentry.parameterize`user ${'ann'} ordered ${2}`)
      await expect(sentry).toHaveCapturedMessage('user ann ordered 2')
    })
  },
})

kind('context', {
  works() {
    test('tags, user, contexts, extra, fingerprint, breadcrumbs', async () => {
      Sentry.addBreadcrumb({ category: 'cart', message: 'opened' })
      Sentry.withScope((scope) => {
        scope.setTag('vip', true)
        scope.setUser({ id: '7' })
        scope.setContext('cart', { items: 3 })
        scope.setExtra('note', 'fragile')
        scope.setFingerprint(['checkout'])
        scope.setLevel('fatal')
        Sentry.captureException(new Error('refused'))
      })
      await expect(sentry).toHaveCapturedException('refused', {
        level: 'fatal',
        tags: { vip: true, environment: 'test', release: 'shop@1.4.0' },
        user: { id: '7' },
        contexts: { cart: { items: 3 } },
        extra: { note: 'fragile' },
        fingerprint: ['checkout'],
        breadcrumbs: [{ category: 'cart', message: 'opened' }],
      })
      await expect(sentry).not.toHaveCapturedException({ tags: { vip: false } })
      expect(sentry.lastEvent).toHaveSentryTag('vip', 'True')
      expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'cart' })
    })

    test('the issue stream', async () => {
      Sentry.captureException(new PaymentError('card declined'))
      await sentry.settled()
      expect(String(sentry)).toContain('PaymentError: card declined\n')
      expect(sentry.issues).toMatchObject([{ title: 'PaymentError: card declined' }])
    })
  },
})

kind('dedupe', {
  works() {
    test('the same error from the same line arrives once', async () => {
      for (const _ of [1, 2]) Sentry.captureException(new Error('again'))
      await expect(sentry).toHaveCapturedException('again', { times: 1 })
      await expect(sentry).toHaveDropped('event_processor', { value: 'again', times: 1 })
    })

    test('and once more in the next test', async () => {
      for (const _ of [1, 2]) Sentry.captureException(new Error('again'))
      await expect(sentry).toHaveCapturedException('again', { times: 1 })
    })
  },
  async none() {
    for (const _ of [1, 2]) Sentry.captureException(new Error('again'))
    await expect(sentry).toHaveCapturedException('again', { times: 2 })
    await expect(sentry).not.toHaveDropped()
  },
})
