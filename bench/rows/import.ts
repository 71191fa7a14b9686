import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { median, time } from '../harness/numbers.js'
import { ROOT } from '../harness/packages.js'
import type { Line } from '../harness/row.js'

const PROJECT = `${ROOT}bench/.tmp/project`
const RUNS = 6
/** Each file gets a process of its own. */
const FILES = 4

/** What stands in the one line of a setup file. */
const SETUP = {
  empty: '',
  ours: "import 'expect-sentry/vitest'",
  testkit: "import 'sentry-testkit'",
} as const
type Setup = keyof typeof SETUP
const SETUPS: readonly Setup[] = ['empty', 'ours', 'testkit']

/** Where it is noted what has been spent: behind the setup file, and in the test file. */
type Place = 'setup' | 'test'

/**
 * How long Vitest takes for a setup file, in fresh workers of a project that uses the package. What
 * a test file pays for it is less: that imports `vitest` too, which is loaded once.
 */
export async function importing(): Promise<Line[]> {
  await makeProject()
  const times = new Map<string, number[]>()
  for (let run = 0; run < RUNS; run += 1) {
    await promisify(execFile)(
      process.execPath,
      [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', '--root', PROJECT],
      { cwd: PROJECT },
    )
  }
  for (const line of (await readFile(`${PROJECT}/times.txt`, 'utf8')).trim().split('\n')) {
    const [setup = '', place = '', microseconds] = line.split(' ')
    const key = `${setup} ${place}`
    times.set(key, [...(times.get(key) ?? []), Number(microseconds) * 1e3])
  }
  const spent = (setup: Setup, place: Place) => median(times.get(`${setup} ${place}`) ?? [])
  const line = (what: string, place: Place, target?: string): Line => {
    const empty = spent('empty', place)
    const [ours, testkit] = [spent('ours', place) - empty, spent('testkit', place) - empty]
    return {
      what: `${what}, over an empty one (${time(empty)})`,
      ours: time(ours),
      against: 'sentry-testkit',
      theirs: time(testkit),
      ratio: ours / testkit,
      ...(target ? { target } : {}),
    }
  }
  return [
    line('setup file in Vitest (CPU time)', 'setup', 'under 10 ms'),
    line('the same, up to the first line of a test', 'test'),
  ]
}

/** As a user's project looks: the package under node_modules, where Vitest leaves it as it is. */
async function makeProject(): Promise<void> {
  await rm(PROJECT, { recursive: true, force: true })
  await mkdir(`${PROJECT}/node_modules/expect-sentry`, { recursive: true })
  for (const part of ['dist', 'package.json']) {
    await cp(`${ROOT}${part}`, `${PROJECT}/node_modules/expect-sentry/${part}`, { recursive: true })
  }
  for (const name of ['vitest', 'sentry-testkit', '@sentry']) {
    await symlink(`${ROOT}node_modules/${name}`, `${PROJECT}/node_modules/${name}`)
  }
  await write('package.json', '{ "type": "module" }')
  await write('begin.js', 'globalThis.before = process.cpuUsage()')
  for (const setup of SETUPS) {
    await write(`${setup}.js`, SETUP[setup])
    await write(`${setup}-end.js`, noteOf(setup, 'setup'))
    for (let file = 0; file < FILES; file += 1) {
      await write(
        `${setup}-${file}.test.js`,
        `import { test } from 'vitest'\n${noteOf(setup, 'test')}\ntest('runs', () => {})`,
      )
    }
  }
  const projects = SETUPS.map((setup) => ({
    test: {
      name: setup,
      include: [`${setup}-*.test.js`],
      setupFiles: ['./begin.js', `./${setup}.js`, `./${setup}-end.js`],
      sequence: { setupFiles: 'list' },
      pool: 'forks',
    },
  }))
  await write(
    'vitest.config.js',
    `export default ${JSON.stringify({ test: { projects, maxWorkers: 1, watch: false } })}`,
  )
}

/** @returns code that notes down what has been spent since the beginning */
function noteOf(setup: Setup, place: Place): string {
  return `import { appendFileSync } from 'node:fs'
const { user, system } = process.cpuUsage(globalThis.before)
appendFileSync('times.txt', '${setup} ${place} ' + (user + system) + '\\n')`
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(`${PROJECT}/${name}`, `${text}\n`)
}
