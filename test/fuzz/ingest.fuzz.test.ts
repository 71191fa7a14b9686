import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFakeIngest } from 'expect-sentry/ingest'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { decodeEnvelope } from '../../src/fake-ingest/decode-envelope.js'
import { Refusal } from '../../src/fake-ingest/refusal.js'
import { body, envelopeBytes, joined } from './bodies.js'
import { type Answer, Senders, type Sent, sent } from './requests.js'
import { BODIES, replayable, seed } from './seed.js'

/** Sent at once, on eight connections. */
const BATCH = 100

console.log(`FUZZ_SEED=${seed} FUZZ_BODIES=${BODIES}`)

const sentry = await createFakeIngest({ quietTime: 1, settleTimeout: 60_000 })
const senders = new Senders(sentry.dsn)
afterAll(async () => {
  senders.close()
  await sentry.close()
})

/** What Relay answers to any of this; a 500 is nobody's answer, and nothing here overloads it. */
const STATUSES = new Set([200, 400, 401, 403, 404, 405, 413, 415])

test(`${BODIES} bodies: an envelope of all their bytes, or a refusal`, () => {
  fc.assert(
    fc.property(body, (bytes) => {
      try {
        const { headerText, items } = decodeEnvelope(bytes)
        const again = envelopeBytes(
          headerText,
          items.map(({ headerText: header, payload }) => ({ header, payload })),
        )
        expect(withoutEnd(again)).toEqual(withoutEnd(bytes))
      } catch (error) {
        if (!(error instanceof Refusal) || error.statusCode !== 400) throw error
      }
    }),
    replayable(BODIES),
  )
})

/** Empty lines at the end belong to nobody. */
function withoutEnd(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\r\n]+$/, '')
}

test(`${BODIES} requests: each is answered as Sentry would, and nothing else is lost`, async () => {
  const heap: number[] = []
  let batches = 0
  await fc.assert(
    fc
      .asyncProperty(batch, async (requests) => {
        await checkBatch(requests)
        batches += 1
        if (batches % (BODIES / BATCH / 5) === 0) heap.push(heldBytes())
      })
      .afterEach(() => sentry.reset()),
    replayable(BODIES / BATCH),
  )
  // what was read and forgotten is held by nobody; bytes outside the heap are freed by a thread of
  // the engine, which on a busy machine may be late for one reading
  const [first = 0] = heap
  expect(Math.min(...heap.slice(-2)) - first).toBeLessThan(16 * 1024 * 1024)
})

/** A failure shrinks to the few that it takes: any of them may be left out. */
const batch = fc
  .array(fc.option(sent, { nil: undefined, freq: 1_000_000 }), {
    minLength: BATCH,
    maxLength: BATCH,
    size: 'max',
  })
  .map((requests) => requests.filter((one) => one !== undefined))

/** After one that no other test would get by: every sender's whole envelope comes in between. */
async function checkBatch(requests: readonly Sent[]): Promise<void> {
  const whole = requests
    .filter((_, index) => index % 8 === 0)
    .map((_, index) => wholeRequest(index))
  const answers = await Promise.all([...requests, ...whole].map((one) => senders.send(one)))
  await sentry.settled()

  const wrong = answers.filter(({ status }) => status !== undefined && !STATUSES.has(status))
  expect(wrong).toEqual([])
  checkRefused(answers)
  checkTaken(answers)
  for (const [index] of whole.entries()) {
    expect(sentry.event(idOf(index))?.payload).toEqual({ event_id: idOf(index), message: 'whole' })
    const file = sentry.attachments.find(({ filename }) => filename === `whole ${index}`)
    expect(Buffer.compare(file?.data ?? Buffer.of(), FILE)).toBe(0)
  }
}

/** Each that was not taken is told once, with the status that its sender got. */
function checkRefused(answers: readonly Answer[]): void {
  const counts = (statuses: readonly (number | undefined)[]) =>
    [...statuses].filter((status) => status !== 200).sort()
  const broken = answers.filter(({ status }) => status === undefined).length
  const told = sentry.refused.map(({ statusCode }) => statusCode)
  const answered = answers.map(({ status }) => status)
  expect(told.filter((status) => status === undefined)).toHaveLength(broken)
  expect(counts(told)).toEqual(counts(answered))
}

/** What Sentry says it took is there, unless its content was no JSON. */
function checkTaken(answers: readonly Answer[]): void {
  const partly = sentry.refused.filter(({ statusCode }) => statusCode === 200).length
  const missing = answers
    .filter(({ status }) => status === 200)
    .flatMap(({ text }) => /"id":"(\w+)"/.exec(text)?.[1] ?? [])
    .filter((id) => !sentry.items.some((item) => item.header.type && hasId(item.payload, id)))
    .filter((id) => !sentry.envelopes.some(({ header }) => hasId(header, id)))
  expect(missing.length).toBeLessThanOrEqual(partly)
}

function hasId(value: unknown, id: string): boolean {
  if (typeof value !== 'object' || value === null || !('event_id' in value)) return false
  return String(value.event_id).replaceAll('-', '').toLowerCase() === id
}

const FILE = Buffer.from('\n\0{}\n\xff whole \n', 'latin1')

function idOf(index: number): string {
  return `${index}`.padStart(32, 'a')
}

function wholeRequest(index: number): Sent {
  const event_id = idOf(index)
  const file = { type: 'attachment', filename: `whole ${index}`, length: FILE.length }
  const event = JSON.stringify({ event_id, message: 'whole' })
  const parts = ['{}', JSON.stringify(file), FILE, '{"type":"event"}', event]
  return {
    kind: 'request',
    method: 'POST',
    path: '/api/1/envelope/?sentry_key=KEY',
    headers: {},
    body: joined(parts.map((part) => Buffer.from(part))),
  }
}

/** In bytes, after all that nobody holds was let go. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
