import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { bytes, digits, median, pairedRatio } from '../harness/numbers.js'
import type { Arms, Line, Round } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'

const ENVELOPES = 10_000
const CONNECTIONS = 8
const ROUNDS = 3

interface Server {
  readonly dsn: string
  /** How many events have arrived. */
  recorded(): number
}

/** A process takes part in one round: its greatest size is then that of the round. */
async function receiving({ dsn, recorded }: Server): Promise<Round> {
  const sender = fork(fileURLToPath(new URL('sender.js', import.meta.url)), [
    dsn,
    String(ENVELOPES),
    String(CONNECTIONS),
  ])
  await messageOf(sender)
  return async () => {
    const before = process.memoryUsage.rss()
    sender.send('go')
    const measured = await messageOf(sender)
    const time = Reflect.get(Object(measured), 'time')
    if (typeof time !== 'number') throw new Error('The sender has not said how long it took.')
    if (recorded() !== ENVELOPES) {
      throw new Error(`${recorded()} of ${ENVELOPES} envelopes were recorded.`)
    }
    return { time: time / ENVELOPES, peak: process.resourceUsage().maxRSS * 1024 - before }
  }
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const [message]: unknown[] = await once(child, 'message')
  return message
}

export const arms = {
  ours: async () => {
    const { createFakeIngest } = await import('expect-sentry/ingest')
    const sentry = await createFakeIngest()
    return receiving({ dsn: sentry.dsn, recorded: () => sentry.events.length })
  },
  testkit: async () => {
    const { default: sentryTestkit } = await import('sentry-testkit')
    const { testkit, localServer } = sentryTestkit()
    await localServer.start('http://public@localhost/1')
    return receiving({
      dsn: localServer.getDsn() ?? '',
      recorded: () => testkit.reports().length,
    })
  },
} satisfies Arms

export async function ingest(): Promise<Line[]> {
  const measured = await runArms('ingest', ['ours', 'testkit'], { rounds: ROUNDS, fresh: true })
  const what = `${ENVELOPES.toLocaleString('en')} envelopes from ${CONNECTIONS} connections`
  const line = (
    name: string,
    reading: 'time' | 'peak',
    told: (value: number) => string,
    target: string,
  ): Line => ({
    what: `${what}, ${name}`,
    ours: told(median(measured('ours', reading))),
    against: "sentry-testkit's local server",
    theirs: told(median(measured('testkit', reading))),
    ratio: pairedRatio(measured('ours', reading), measured('testkit', reading)),
    target,
  })
  return [
    line('time of each', 'time', (time) => `${digits(1e9 / time)} a second`, 'none lost'),
    line('peak memory', 'peak', bytes, ''),
  ]
}
