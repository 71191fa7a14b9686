import { errorOf } from '../harness/events.js'
import {
  type Kit,
  withCreateTransport,
  withExpectSentry,
  withSentryTestkit,
} from '../harness/kits.js'
import { median, pairedRatio, time } from '../harness/numbers.js'
import type { Arms, Line, Round } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { captureAll, initNode } from '../harness/sdk.js'
import { timeOf } from '../harness/time.js'

/** One event is there, and nothing more is coming. */
async function asking(kit: Kit, ask: () => PromiseLike<unknown>): Promise<Round> {
  await captureAll(kit.sdk, 1, (index) => {
    kit.sdk.captureException(errorOf(index))
  })
  return async () => ({ time: await timeOf(async () => void (await ask()), 100) })
}

export const arms = {
  async ours() {
    const kit = await withExpectSentry(initNode)
    return asking(kit, () => kit.expectSentry(kit.sentry).toHaveCapturedHandled(TypeError))
  },
  async flush() {
    const kit = await withCreateTransport(initNode)
    return asking(kit, () => kit.sdk.client.flush())
  },
  async testkit() {
    const kit = await withSentryTestkit(initNode)
    return asking(kit, () => kit.testkit.waitForReports(1))
  },
} satisfies Arms

export async function assertion(): Promise<Line[]> {
  const measured = await runArms('assertion', ['ours', 'flush', 'testkit'], { rounds: 7 })
  const ours = measured('ours', 'time')
  const line = (against: string, theirs: readonly number[], target?: string): Line => ({
    what: 'an assertion when nothing is in flight',
    ours: time(median(ours)),
    against,
    theirs: time(median(theirs)),
    ratio: pairedRatio(ours, theirs),
    ...(target ? { target } : {}),
  })
  return [
    line('client.flush()', measured('flush', 'time'), 'under 0.1'),
    line('sentry-testkit waitForReports', measured('testkit', 'time')),
  ]
}
