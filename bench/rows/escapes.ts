import type { Arms, Line, Round } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { timeOnce } from '../harness/time.js'
import { timeLine } from '../harness/time-line.js'

/** What a suite pays once for it that nothing leaves: the hooks before requests of `http` and `fetch`. */
async function standing(): Promise<Round> {
  const Sentry = await import('@sentry/node')
  const { createFakeTransport } = await import('expect-sentry')
  const { holdRequests } = await import('expect-sentry/runner')
  const sentry = createFakeTransport()
  return async () => ({
    init: await timeOnce(() => Sentry.init(sentry.instrument({}))),
    hold: await timeOnce(holdRequests),
  })
}

export const arms = { ours: standing } satisfies Arms

export async function escapes(): Promise<Line[]> {
  const measured = await runArms('escapes', ['ours'], { rounds: 5, fresh: true })
  const [hold, init] = [measured('ours', 'hold'), measured('ours', 'init')]
  const what = 'to stand before requests, once in a process'
  return [timeLine({ what, against: 'Sentry.init()' }, hold, init)]
}
