import { do_not_optimize } from 'mitata'
import { captureMixed } from '../harness/events.js'
import { withExpectSentry, withSentryTestkit } from '../harness/kits.js'
import type { Arms, Line } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { captureAll, initCore, type Sdk } from '../harness/sdk.js'
import { timeOf } from '../harness/time.js'
import { timeLine } from '../harness/time-line.js'

const SIZES = [1_000, 10_000, 100_000] as const
/** Looked up in turn: a thousand, spread evenly over all. */
const ASKED = 1_000

export const arms = {
  async ours() {
    const { sdk, sentry } = await withExpectSentry(initCore)
    return () =>
      atEachSize(
        sdk,
        ([, event_id]) => event_id,
        (event_id) => sentry.event(event_id) !== undefined,
      )
  },
  async testkit() {
    const { sdk, testkit } = await withSentryTestkit(initCore)
    return () =>
      atEachSize(
        sdk,
        ([error]) => error,
        (error) => testkit.isExist(error),
      )
  },
} satisfies Arms

async function atEachSize<Key>(
  sdk: Sdk,
  keyOf: (captured: [Error, string]) => Key,
  isThere: (key: Key) => boolean,
): Promise<Record<string, number>> {
  const readings: Record<string, number> = {}
  let captured = 0
  for (const size of SIZES) {
    const asked: Key[] = []
    await captureAll(sdk, size - captured, (index) => {
      const key = keyOf(captureMixed(sdk, captured + index))
      if (index % ((size - captured) / ASKED) < 1) asked.push(key)
    })
    captured = size
    if (!asked.every(isThere)) throw new Error(`Of ${size} events some cannot be found.`)
    let turn = 0
    readings[size] = await timeOf(() => {
      turn = (turn + 1) % asked.length
      const key = asked[turn]
      if (key !== undefined) do_not_optimize(isThere(key))
    })
  }
  return readings
}

export async function lookup(): Promise<Line[]> {
  const measured = await runArms('lookup', ['ours', 'testkit'], { rounds: 1 })
  return SIZES.map((size) => {
    const said = {
      what: `event(event_id) of ${size.toLocaleString('en')} events`,
      against: 'sentry-testkit isExist',
      target: size === 100_000 ? '1 / 1,000' : 'flat',
    }
    return timeLine(said, measured('ours', `${size}`), measured('testkit', `${size}`))
  })
}
