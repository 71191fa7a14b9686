import { captureMixed, PaymentError } from '../harness/events.js'
import { withExpectSentry, withSentryTestkit } from '../harness/kits.js'
import { median, pairedRatio, time } from '../harness/numbers.js'
import type { Arms, Line, Readings } from '../harness/row.js'
import { runArms } from '../harness/run-arms.js'
import { captureAll, initCore, type Sdk } from '../harness/sdk.js'
import { cpuTimeOnce, timeOf } from '../harness/time.js'

const EVENTS = 10_000
/** A handled PaymentError with level error and the gateway paypal, near the end. */
const ASKED = 9_986

const GATEWAY = { there: 'paypal', nowhere: 'nobody' } as const
type Gateway = (typeof GATEWAY)[keyof typeof GATEWAY]

async function fill(sdk: Sdk): Promise<string> {
  let asked = ''
  await captureAll(sdk, EVENTS, (index) => {
    const [, event_id] = captureMixed(sdk, index)
    if (index === ASKED) asked = event_id
  })
  return asked
}

type Outcome = { readonly passed: boolean; readonly text: string }

async function ours(gateway: Gateway): Promise<() => Promise<Readings>> {
  const { sdk, sentry, expectSentry } = await withExpectSentry(initCore)
  const event_id = await fill(sdk)
  const outcomeOf = async (assertion: Promise<void>): Promise<Outcome> => {
    try {
      await assertion
      return { passed: true, text: '' }
    } catch (error) {
      return { passed: false, text: error instanceof Error ? error.message : '' }
    }
  }
  // a failure asks it for its width; every runner has it, and here Node would make it only then
  void process.stdout
  const there = gateway === GATEWAY.there
  const all = () =>
    outcomeOf(
      expectSentry(sentry).toHaveCapturedHandled(PaymentError, {
        event_id,
        level: 'error',
        tags: { gateway },
      }),
    )
  /** One question each, of which the failing ones fit nothing. */
  const single = [
    () => expectSentry(sentry).toHaveCapturedException(there ? PaymentError : URIError),
    () =>
      expectSentry(sentry).toHaveCapturedEvent(
        there ? event_id : event_id.replace(/.{8}/, 'ffffffff'),
      ),
    () => expectSentry(sentry).toHaveCapturedException({ level: there ? 'error' : 'fatal' }),
    () => expectSentry(sentry).toHaveCapturedException({ tags: { gateway } }),
    () => expectSentry(sentry).toHaveCapturedHandled({ tags: { handled: there ? 'yes' : 'no' } }),
  ]
  return async () => {
    let outcome: Outcome | undefined
    const cold = await cpuTimeOnce(async () => {
      outcome = await all()
    })
    if (outcome?.passed !== there) throw new Error(`A wrong verdict: ${outcome?.text}`)
    const warm = await timeOf(all)
    const singles: number[] = []
    for (const ask of single) {
      const { passed } = await outcomeOf(ask())
      if (passed !== there) throw new Error(`A wrong verdict of ${ask}`)
      singles.push(await timeOf(() => outcomeOf(ask()), 60))
    }
    return { cold, warm, single: Math.max(...singles), lines: outcome.text.split('\n').length }
  }
}

/** Its finders know the error and tags; what remains is asked of what they find. */
async function testkit(gateway: Gateway): Promise<() => Promise<Readings>> {
  const { sdk, testkit } = await withSentryTestkit(initCore)
  const event_id = await fill(sdk)
  const find = () =>
    testkit
      .reportsWithTag('gateway', gateway)
      .find(
        ({ error, level, originalReport }) =>
          error?.name === 'PaymentError' &&
          level === 'error' &&
          originalReport.event_id === event_id &&
          originalReport.exception?.values?.at(-1)?.mechanism?.handled === true,
      )
  return async () => {
    let found: unknown
    const cold = await cpuTimeOnce(() => {
      found = find()
    })
    if ((found !== undefined) !== (gateway === GATEWAY.there)) throw new Error('A wrong verdict.')
    return { cold, warm: await timeOf(find) }
  }
}

export const arms = {
  'ours, passing': () => ours(GATEWAY.there),
  'ours, failing': () => ours(GATEWAY.nowhere),
  'testkit, passing': () => testkit(GATEWAY.there),
  'testkit, failing': () => testkit(GATEWAY.nowhere),
} satisfies Arms

export async function matcher(): Promise<Line[]> {
  return [
    ...(await linesOf('passing', 'under 20 ms')),
    ...(await linesOf('failing', 'under 100 ms')),
  ]
}

async function linesOf(verdict: 'passing' | 'failing', target: string): Promise<Line[]> {
  const names = [`ours, ${verdict}`, `testkit, ${verdict}`] as const
  const measured = await runArms('matcher', names, { rounds: 5, fresh: true })
  const [oursName, testkitName] = names
  const line = (reading: 'cold' | 'warm', what: string, limit: string): Line => {
    const [ours, theirs] = [measured(oursName, reading), measured(testkitName, reading)]
    return {
      what: `matcher over 10,000 events, ${verdict}, ${what}`,
      ours: time(median(ours)),
      against: 'sentry-testkit finders',
      theirs: time(median(theirs)),
      ratio: pairedRatio(ours, theirs),
      target: limit,
    }
  }
  const lines = [
    line('cold', 'first call (CPU time)', `${target}, no cold penalty`),
    line('warm', 'again', target),
    {
      what: `matcher over 10,000 events, ${verdict}, slowest of 5 single questions`,
      ours: time(median(measured(oursName, 'single'))),
      against: '',
      theirs: '',
      target,
    },
  ]
  if (verdict === 'passing') return lines
  return [
    ...lines,
    {
      what: 'failure text over 10,000 events',
      ours: `${median(measured(oursName, 'lines'))} lines`,
      against: 'expect(undefined).toBeDefined()',
      theirs: '1 line',
      target: 'under 40',
    },
  ]
}
