import type { FakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'

/** Crashes in a page, of which the runner's process is the browser. */
export function domSuite(sentry: FakeTransport): void {
  const unhandled = { handled: 'no', unhandled: true, times: 1 } as const

  describe('an error that nobody catches', () => {
    test('in a timer, which the SDK wraps', async () => {
      const bug = new TypeError('late bug')
      const crash = await sentry.allowUnhandled(() => {
        setTimeout(() => {
          throw bug
        }, 0)
      })
      expect(crash).toBe(bug)
      await expect(sentry).toHaveCapturedUnhandled(bug, unhandled)
    })

    test('in a microtask, which it does not wrap', async () => {
      await sentry.allowUnhandled(() => {
        queueMicrotask(() => {
          throw new RangeError('too far')
        })
      })
      await expect(sentry).toHaveCapturedUnhandled('too far', {
        ...unhandled,
        mechanism: { type: 'auto.browser.global_handlers.onerror' },
      })
    })
  })

  test('a rejection that nobody handles', async () => {
    const bug = new TypeError('forgotten')
    const reason = await sentry.allowUnhandled(() => {
      void Promise.reject(bug)
    })
    expect(reason).toBe(bug)
    await expect(sentry).toHaveCapturedUnhandled(bug, {
      ...unhandled,
      mechanism: { type: 'auto.browser.global_handlers.onunhandledrejection' },
    })
  })
}
