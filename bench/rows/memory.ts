import { captureMixed } from '../harness/events.js'
import { type Kit, withExpectSentry, withSentryTestkit } from '../harness/kits.js'
import { bytes, digits, median, pairedRatio } from '../harness/numbers.js'
import type { Arms, Line, Readings, Round } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { captureAll, initCore } from '../harness/sdk.js'

/** Fewer than the error objects that are held whatever the app does, and far more. */
const COUNTS = [1_000, 10_000] as const

/** What stays on the heap for each event, before anybody has looked at one. */
async function holding(kit: Kit): Promise<Round> {
  const { serializeEnvelope } = await import('@sentry/core')
  let wire = 0
  kit.sdk.client.on('beforeEnvelope', (envelope) => {
    const text = serializeEnvelope(envelope)
    wire += typeof text === 'string' ? Buffer.byteLength(text) : text.byteLength
  })
  const captureSome = (count: number) =>
    captureAll(kit.sdk, count, (index) => {
      captureMixed(kit.sdk, index)
    })
  return async () => {
    const readings: Record<string, number> = {}
    // the first time, what the engine makes of code would be taken for what is kept of events
    for (const count of [...COUNTS, ...COUNTS]) {
      await kit.reset()
      wire = 0
      const before = heapUsed()
      await captureSome(count)
      readings[`held ${count}`] = (heapUsed() - before) / count
      readings[`wire ${count}`] = wire / count
      if (kit.recorded() !== count) throw new Error('Not all events were recorded.')
    }
    return readings satisfies Readings
  }
}

function heapUsed(): number {
  if (!globalThis.gc) throw new Error('Run with --expose-gc.')
  for (let pass = 0; pass < 3; pass += 1) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export const arms = {
  ours: async () => holding(await withExpectSentry(initCore)),
  testkit: async () => holding(await withSentryTestkit(initCore)),
} satisfies Arms

export async function memory(): Promise<Line[]> {
  const measured = await runArms('memory', ['ours', 'testkit'], { rounds: 3, fresh: true })
  return COUNTS.map((count) => {
    const held = (arm: 'ours' | 'testkit') => {
      const each = median(measured(arm, `held ${count}`))
      const overWire = pairedRatio(measured(arm, `held ${count}`), measured(arm, `wire ${count}`))
      return `${bytes(each)}, ${digits(overWire)}x wire`
    }
    return {
      what: `memory of an event, unread, of ${count.toLocaleString('en')}`,
      ours: held('ours'),
      against: 'sentry-testkit',
      theirs: held('testkit'),
      ratio: pairedRatio(measured('ours', `held ${count}`), measured('testkit', `held ${count}`)),
      target: 'at most 1.5x wire',
    }
  })
}
