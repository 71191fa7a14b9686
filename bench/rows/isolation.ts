import type { Line } from '../harness/row.js'
import { timeLine } from '../harness/time-line.js'
import { VitestProject } from '../harness/vitest-project.js'

const RUNS = 3
const TESTS = 1_000

/** What each test does. */
const WORK = {
  idle: '',
  capturing: "Sentry.captureException(new TypeError('boom'))",
} as const
type Work = keyof typeof WORK
const WORKS: readonly Work[] = ['idle', 'capturing']

/** Whose `test` it is, and whether the door of this package is in the setup. */
const SUITES = {
  without: { from: 'vitest', setupFiles: [] },
  door: { from: 'vitest', setupFiles: ['expect-sentry/vitest'] },
  isolated: { from: 'expect-sentry/vitest', setupFiles: ['expect-sentry/vitest'] },
} as const
type Suite = keyof typeof SUITES
const NAMES: readonly Suite[] = ['without', 'door', 'isolated']

/** What a suite of a thousand tests costs, in its process, from the first hook to the last. */
export async function isolation(): Promise<Line[]> {
  const times = await (await makeProject()).run(RUNS)
  const against = 'the same tests without this package'
  const lineOf = (what: string, suite: Suite, work: Work): Line =>
    timeLine({ what, against }, times(`${suite}-${work}`), times(`without-${work}`))
  return [
    lineOf('1,000 tests that never touch Sentry, with the door (CPU time)', 'door', 'idle'),
    lineOf('1,000 tests that capture an error, with the door (CPU time)', 'door', 'capturing'),
    lineOf('1,000 tests with a client each, which they never use (CPU time)', 'isolated', 'idle'),
    lineOf('1,000 tests with a client each, and an error (CPU time)', 'isolated', 'capturing'),
  ]
}

async function makeProject(): Promise<VitestProject> {
  const project = await VitestProject.make('isolation')
  for (const suite of NAMES) {
    for (const work of WORKS) await project.write(`${suite}-${work}.test.js`, fileOf(suite, work))
  }
  await project.configure(
    NAMES.map((name) => ({
      name,
      include: [`${name}-*.test.js`],
      setupFiles: SUITES[name].setupFiles,
      pool: 'forks',
    })),
  )
  return project
}

function fileOf(suite: Suite, work: Work): string {
  return `import { appendFileSync } from 'node:fs'
import * as Sentry from '@sentry/node'
import { test } from '${SUITES[suite].from}'
import { afterAll, beforeAll } from 'vitest'

Sentry.init({
  dsn: 'https://key@bench.invalid/1',
  transport: () => ({ send: async () => ({ statusCode: 200 }), flush: async () => true }),
})

let before
beforeAll(() => {
  before = process.cpuUsage()
})
afterAll(async () => {
  await Sentry.flush()
  const { user, system } = process.cpuUsage(before)
  appendFileSync('times.txt', '${suite}-${work} ' + (user + system) + '\\n')
})

for (let number = 0; number < ${TESTS}; number += 1) {
  test('test ' + number, async () => {
    ${WORK[work]}
  })
}`
}
