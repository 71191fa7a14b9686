import { EventEmitter } from 'node:events'
import type { FakeTransport } from 'expect-sentry'
import { test as isolatedTest } from 'expect-sentry/vitest'
import { describe, expect, test } from 'vitest'
import { meeting } from '../isolation/support/meeting.js'
import { expectProcessAsBefore } from '../isolation/support/process-state.js'

interface App {
  readonly sentry: FakeTransport
  /** Each major has names of its own for them. */
  readonly mechanisms: { readonly uncaught: string; readonly rejection: string }
}

/** Crashes that are real: thrown where nobody catches, in the process of this very test. */
export function unhandledSuite({ sentry, mechanisms }: App): void {
  const uncaught = { unhandled: true, handled: 'no', level: 'fatal', times: 1 } as const
  const rejected = { unhandled: true, handled: 'no', level: 'error', times: 1 } as const
  expectProcessAsBefore()

  describe('an uncaught exception', () => {
    test('in a timer', async () => {
      const bug = new TypeError('late bug')
      const crash = await sentry.allowUnhandled(() => {
        setTimeout(() => {
          throw bug
        }, 0)
      })

      expect(crash).toBe(bug)
      await expect(sentry).toHaveCapturedUnhandled(bug, {
        ...uncaught,
        mechanism: { type: mechanisms.uncaught },
      })
      await expect(sentry).not.toHaveCapturedHandled()
    })

    // the SDK's own listener takes only the first one of a process
    test('once more in the same process', async () => {
      await sentry.allowUnhandled(() => {
        setTimeout(() => {
          throw new TypeError('the next late bug')
        }, 0)
      })
      await expect(sentry).toHaveCapturedUnhandled('the next late bug', uncaught)
    })

    test.each<[string, (fail: () => void) => void]>([
      ['process.nextTick', (fail) => process.nextTick(fail)],
      ['setImmediate', (fail) => setImmediate(fail)],
      ['queueMicrotask', (fail) => queueMicrotask(fail)],
    ])('in %s', async (_, later) => {
      await sentry.allowUnhandled(() => {
        later(() => {
          throw new RangeError('too far')
        })
      })
      await expect(sentry).toHaveCapturedUnhandled(RangeError, uncaught)
    })

    test('an error event that nobody listens to', async () => {
      const emitter = new EventEmitter()
      await sentry.allowUnhandled(() => {
        setImmediate(() => emitter.emit('error', new Error('the socket broke')))
      })
      await expect(sentry).toHaveCapturedUnhandled('the socket broke', uncaught)
    })
  })

  describe('an unhandled rejection', () => {
    test('of a promise that nobody awaits', async () => {
      const bug = new TypeError('forgotten')
      const reason = await sentry.allowUnhandled(() => {
        void Promise.reject(bug)
      })

      expect(reason).toBe(bug)
      await expect(sentry).toHaveCapturedUnhandled(bug, {
        ...rejected,
        mechanism: { type: mechanisms.rejection },
      })
    })

    test('of an asynchronous function', async () => {
      const job = async () => {
        await new Promise((resolve) => setImmediate(resolve))
        throw new RangeError('too far')
      }
      await sentry.allowUnhandled(() => {
        void job()
      })
      await expect(sentry).toHaveCapturedUnhandled(RangeError, rejected)
    })

    test('with a reason that is no error', async () => {
      const reason = await sentry.allowUnhandled(() => {
        void Promise.reject('no reason')
      })
      expect(reason).toBe('no reason')
      await expect(sentry).toHaveCapturedUnhandled('no reason', rejected)
    })
  })

  test('each test has its own, at the same time too', async () => {
    const [first, second] = await Promise.all(
      ['one', 'two'].map((name) =>
        sentry.allowUnhandled(() => {
          setTimeout(() => {
            throw new Error(`bug ${name}`)
          }, 0)
        }),
      ),
    )
    expect([first, second].map(String).sort()).toEqual(['Error: bug one', 'Error: bug two'])
    await expect(sentry).toHaveCapturedUnhandled('bug one', uncaught)
    await expect(sentry).toHaveCapturedUnhandled('bug two', uncaught)
  })

  describe('in concurrent tests', () => {
    const names = ['one', 'two', 'three']
    const met = meeting(names.length)

    isolatedTest.concurrent.for(names)('test %s', async (name, { sentry: own }) => {
      await met()
      await own.allowUnhandled(() => {
        setTimeout(() => {
          throw new Error(`crash ${name}`)
        }, 0)
      })
      await own.allowUnhandled(() => {
        void Promise.reject(new Error(`rejection ${name}`))
      })
      await expect(own).toHaveCapturedUnhandled(`crash ${name}`, uncaught)
      await expect(own).toHaveCapturedUnhandled(`rejection ${name}`, rejected)
      await expect(own).toHaveCapturedNothingElse()
    })
  })

  describe('nothing is allowed that does not happen', () => {
    test('what the callback throws is the caller’s', async () => {
      const failing = sentry.allowUnhandled(() => {
        throw new TypeError('at once')
      })
      await expect(failing).rejects.toThrow('at once')
      await expect(sentry).not.toHaveCapturedEvent()
    })

    test('what the callback awaits is the caller’s', async () => {
      const failing = sentry.allowUnhandled(async () => {
        await Promise.reject(new TypeError('awaited'))
      })
      await expect(failing).rejects.toThrow('awaited')
      await expect(sentry).not.toHaveCapturedEvent()
    })
  })
}
