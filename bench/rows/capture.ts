import { errorOf } from '../harness/events.js'
import {
  type Kit,
  withCreateTransport,
  withExpectSentry,
  withSentryTestkit,
} from '../harness/kits.js'
import { bytes, median, pairedRatio, time } from '../harness/numbers.js'
import type { Arms, Line, Round } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { captureAll, initCore, initNode } from '../harness/sdk.js'
import { cpuTimeOnce } from '../harness/time.js'

/** Short rounds, and many of them: the noise of a shared machine is what must not be compared. */
const EVENTS = 200
const ROUNDS = 30
/** Until then the engine is still busy with optimizing what it runs. */
const WARM_UP = 3_000

/** From the capture call to the end of the send, for events in bursts as large as the SDK takes. */
async function capturing(kit: Kit, wireSize = () => 0): Promise<Round> {
  const captureSome = (count: number) =>
    captureAll(kit.sdk, count, (index) => {
      kit.sdk.captureException(errorOf(index))
    })
  for (let captured = 0; captured < WARM_UP; captured += EVENTS) {
    await captureSome(EVENTS)
    await kit.reset()
  }
  return async () => {
    const taken = await cpuTimeOnce(() => captureSome(EVENTS))
    const recorded = kit.recorded()
    if (recorded !== EVENTS) throw new Error(`${recorded} of ${EVENTS} events were recorded.`)
    const bytesEach = wireSize() / EVENTS
    await kit.reset()
    return { time: taken / EVENTS, bytes: bytesEach }
  }
}

async function capturingWithSdk(init: typeof initCore): Promise<Round> {
  const kit = await withCreateTransport(init)
  return capturing(kit, kit.bytes)
}

export const arms = {
  'core, ours': async () => capturing(await withExpectSentry(initCore)),
  'core, sdk': () => capturingWithSdk(initCore),
  'core, testkit': async () => capturing(await withSentryTestkit(initCore)),
  'node, ours': async () => capturing(await withExpectSentry(initNode)),
  'node, sdk': () => capturingWithSdk(initNode),
  'node, testkit': async () => capturing(await withSentryTestkit(initNode)),
} as const satisfies Arms

export async function capture(): Promise<Line[]> {
  return [
    ...(await linesOf('core', 'ServerRuntimeClient')),
    ...(await linesOf('node', '@sentry/node')),
  ]
}

async function linesOf(sdk: 'core' | 'node', client: string): Promise<Line[]> {
  const [ours, theirs, testkit] = [`${sdk}, ours`, `${sdk}, sdk`, `${sdk}, testkit`] as const
  const measured = await runArms('capture', [ours, theirs, testkit], { rounds: ROUNDS })
  const oursTimes = measured(ours, 'time')
  const size = bytes(median(measured(theirs, 'bytes')))
  const line = (against: string, times: readonly number[], target?: string): Line => ({
    what: `capture to recorded (CPU time), ${client}, ${size} an event`,
    ours: time(median(oursTimes)),
    against,
    theirs: time(median(times)),
    ratio: pairedRatio(oursTimes, times),
    ...(target ? { target } : {}),
  })
  return [
    line('createTransport', measured(theirs, 'time'), 'no slower'),
    line('sentry-testkit', measured(testkit, 'time')),
  ]
}
