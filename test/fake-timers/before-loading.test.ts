import timers from 'node:timers'
import { afterEach, expect, test, vi } from 'vitest'

const { setImmediate, setTimeout } = timers
afterEach(() => {
  vi.useRealTimers()
  Object.assign(timers, { setImmediate, setTimeout })
})

/** As Jest does with `enableGlobally`: what is loaded under fakes must not take them for real. */
type Faked = 'setImmediate' | 'setTimeout'
const FAKED: { faked: Faked[] }[] = [
  { faked: ['setImmediate'] },
  { faked: ['setTimeout'] },
  { faked: ['setImmediate', 'setTimeout'] },
]

test.each(FAKED)('turns pass where $faked are faked on globalThis', async ({ faked }) => {
  vi.useFakeTimers({ toFake: faked })
  await expectTurns()
})

/** As @sinonjs/fake-timers 10 and later do. */
test.each(FAKED)('turns pass where $faked are faked in node:timers too', async ({ faked }) => {
  vi.useFakeTimers({ toFake: faked })
  for (const name of faked) Object.assign(timers, { [name]: globalThis[name] })
  await expectTurns()
})

async function expectTurns(): Promise<void> {
  vi.resetModules()
  const { afterThisTurn, nextTask } = await import('../../src/recording/real-time.js')
  const turn = new Promise((resolve) => afterThisTurn(() => resolve('over')))
  await expect(turn).resolves.toBe('over')
  await expect(nextTask()).resolves.toBeUndefined()
}
