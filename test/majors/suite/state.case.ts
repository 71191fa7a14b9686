import { afterEach, expect, test, vi } from 'vitest'
import { kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init({ initialScope: { tags: { app: 'shop' } } })

afterEach(() => {
  vi.useRealTimers()
})

const shared = new Error('shared')

kind('reset', {
  works() {
    test('what one test leaves behind', async () => {
      Sentry.setTag('left', 'behind')
      Sentry.addBreadcrumb({ message: 'left behind' })
      Sentry.captureException(shared)
      await expect(sentry).toHaveCapturedException(shared, { tags: { left: 'behind' } })
    })

    test('the next one does not find', async () => {
      expect(Sentry.lastEventId()).toBeUndefined()
      Sentry.captureException(shared)
      await expect(sentry).toHaveCapturedException(shared, {
        tags: { app: 'shop', left: undefined },
        breadcrumbs: [],
        times: 1,
      })
    })
  },
})

kind('fake timers', {
  works() {
    test('do not hold anything up', async () => {
      vi.useFakeTimers()
      Sentry.captureException(new Error('frozen'))
      Sentry.startSpan({ name: 'GET /' }, () => {})
      await expect(sentry).toHaveCapturedException('frozen')
      await expect(sentry).toHaveCapturedTransaction('GET /')
      await expect(sentry).not.toHaveCapturedMessage()
    })
  },
})

kind('burst', {
  works() {
    test('a thousand captures in one tick, in order', async () => {
      const names = Array.from({ length: 1_000 }, (_, index) => `event ${index}`)
      for (const name of names) Sentry.captureMessage(name)
      await sentry.settled()
      expect(sentry.messages.map(({ message }) => message)).toEqual(names)
      await expect(sentry).not.toHaveDropped()
    })
  },
})
