import { errorOf } from '../harness/events.js'
import { type Kit, withExpectSentry, withSentryTestkit } from '../harness/kits.js'
import { median } from '../harness/numbers.js'
import type { Arms, Line, Round } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { captureAll, initNode } from '../harness/sdk.js'
import { timeOnce } from '../harness/time.js'
import { timeLine } from '../harness/time-line.js'

const TESTS = 100
const EVENTS = 5

/** After each of many tests with a few events; what they capture does not count. */
function resetting(kit: Kit): Round {
  return async () => {
    const times: number[] = []
    for (let test = 0; test < TESTS; test += 1) {
      await captureAll(kit.sdk, EVENTS, (index) => {
        kit.sdk.captureException(errorOf(index))
      })
      times.push(await timeOnce(() => kit.reset()))
      if (kit.recorded() !== 0) throw new Error('Something is left.')
    }
    return { time: median(times) }
  }
}

export const arms = {
  ours: async () => resetting(await withExpectSentry(initNode)),
  testkit: async () => resetting(await withSentryTestkit(initNode)),
} satisfies Arms

export async function reset(): Promise<Line[]> {
  const measured = await runArms('reset', ['ours', 'testkit'], { rounds: 5 })
  const said = {
    what: 'reset between tests, the scopes of the SDK too',
    against: 'sentry-testkit reset, which leaves them',
    target: 'under 0.3 ms',
  }
  return [timeLine(said, measured('ours', 'time'), measured('testkit', 'time'))]
}
