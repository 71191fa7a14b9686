import { expect, test } from 'vitest'
import { verdictInTime } from '../../src/matchers/patience.js'
import type { Verdict } from '../../src/matchers/verdict.js'
import { type Outlook, Recording } from '../../src/recording/recording.js'

/** Milliseconds, so far apart that one cannot be taken for the other. Nothing waits for them here. */
const LIMIT = 600_000
const QUIET = 10

interface Given {
  readonly limit?: number
  readonly quietTime?: number
  readonly changes?: readonly (() => void)[]
}

/**
 * A recording that others fill. `changes` answers one wait after the other, and says how long each
 * would have been; after those nothing changes any more.
 */
class OpenRecording implements Outlook {
  mayGetMore = true
  readonly limit: number
  readonly quietTime: number
  readonly waits: number[] = []
  judged = 0
  readonly recording = new Recording()
  readonly #changes: (() => void)[]

  constructor({ limit = LIMIT, quietTime = QUIET, changes = [] }: Given = {}) {
    this.limit = limit
    this.quietTime = quietTime
    this.#changes = [...changes]
    this.recording.source = {
      pending: 0,
      settled: async () => this.whileSettling(),
      distrust: () => this.doubt,
      outlook: this,
    }
  }

  whileSettling = (): void => {}
  doubt: string | undefined

  async change(limit: number): Promise<boolean> {
    this.waits.push(limit)
    const change = this.#changes.shift()
    change?.()
    return change !== undefined
  }

  judge(verdict: () => Pick<Verdict, 'pass' | 'isFinal'>, isNot = false): Promise<Verdict> {
    return verdictInTime(this.recording, isNot, () => {
      this.judged += 1
      return { ...verdict(), matched: [], failure: () => expect.fail('nobody asks') }
    })
  }

  /** Those waits for what is wanted take nearly all that is left, the others the quiet time. */
  get kinds(): readonly string[] {
    return this.waits.map((wait) => {
      if (wait === this.quietTime) return 'quiet'
      return wait > this.limit / 2 && wait <= this.limit ? 'limit' : `${wait} ms`
    })
  }
}

test('what is wanted is waited for until the limit', async () => {
  const open = new OpenRecording()
  const { pass } = await open.judge(() => ({ pass: false }))

  expect({ pass, waits: open.kinds, judged: open.judged }).toEqual({
    ...{ pass: false, waits: ['limit'], judged: 1 },
  })
})

test('past what is not it', async () => {
  let arrived = 0
  const arrive = () => {
    arrived += 1
  }
  const open = new OpenRecording({ changes: [arrive, arrive] })
  const { pass } = await open.judge(() => ({ pass: arrived === 2, isFinal: arrived === 2 }))

  expect({ pass, waits: open.kinds }).toEqual({ pass: true, waits: ['limit', 'limit'] })
})

test('what holds has to hold for the quiet time, from the latest change on', async () => {
  const open = new OpenRecording({ changes: [() => {}] })
  const { pass } = await open.judge(() => ({ pass: true, isFinal: false }))

  expect({ pass, waits: open.kinds }).toEqual({ pass: true, waits: ['quiet', 'quiet'] })
})

test('so does what should not be there; what should not but is, may be too much a moment later', async () => {
  const absent = new OpenRecording()
  await absent.judge(() => ({ pass: false }), true)
  const present = new OpenRecording()
  await present.judge(() => ({ pass: true, isFinal: false }), true)

  expect([absent.kinds, present.kinds]).toEqual([['quiet'], ['limit']])
})

test('the quiet time ends with the limit', async () => {
  const open = new OpenRecording({ limit: 10, quietTime: LIMIT })
  await open.judge(() => ({ pass: true, isFinal: false }))

  expect(open.waits).toHaveLength(1)
  expect(open.waits[0]).toBeLessThanOrEqual(10)
})

test('a limit that has passed is no negative time', async () => {
  const open = new OpenRecording({ limit: -1 })
  await open.judge(() => ({ pass: false }))

  expect(open.waits).toEqual([0])
})

test('what cannot change any more is not waited for', async () => {
  const final = new OpenRecording()
  await final.judge(() => ({ pass: true, isFinal: true }))
  const closed = new OpenRecording()
  closed.mayGetMore = false
  await closed.judge(() => ({ pass: false }))

  expect([final.waits, closed.waits]).toEqual([[], []])
})

test('what came while it closed is in the verdict', async () => {
  const open = new OpenRecording({ changes: [() => {}] })
  open.whileSettling = () => {
    open.mayGetMore = false
  }
  const { pass } = await open.judge(() => ({ pass: open.judged === 2 }))

  expect({ pass, judged: open.judged }).toEqual({ pass: true, judged: 2 })
})

test('a recording that nobody fills is judged at once', async () => {
  const judged: Verdict = { pass: true, matched: [], failure: () => expect.fail('nobody asks') }

  await expect(verdictInTime(new Recording(), false, () => judged)).resolves.toBe(judged)
})

test('one that cannot be believed is not judged', async () => {
  const open = new OpenRecording()
  open.doubt = 'two clients share it'

  await expect(open.judge(() => ({ pass: true }))).rejects.toThrow('two clients share it')
  expect(open.judged).toBe(0)
})
