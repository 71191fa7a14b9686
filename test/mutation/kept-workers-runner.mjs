import { readFile, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { createVitest } from 'vitest/node'

const COVERAGE = '.tmp-kept-workers.json'
/** Vitest gives up a worker that has not started in a minute, so not all of them start at once. */
const STARTED_AT_ONCE = 6
/** Files of tests, one after the other: most mutants do not get past them. */
const ASKED_ALONE = 3

/**
 * A test runner for Stryker that starts Vitest once: each test file stays loaded in a worker of its
 * own (`kept-worker.mjs`), with the real SDK and all hooks, and runs again for each mutant. That
 * takes milliseconds, where loading all of it anew takes seconds.
 *
 * A mutant that is noticed is noticed by a test that passes again right after, without the mutant.
 */
class KeptWorkersRunner {
  #logger
  #instances = []
  #missing = new Set()
  #allReady = () => {}
  #channel = new BroadcastChannel('kept-workers')
  #runs = 0
  #waiting = new Map()
  #files = []
  #covering = new Map()
  #reloadable = []
  #kills = new Map()

  constructor(logger) {
    this.#logger = logger
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    Object.assign(process.env, { NODE_ENV: 'test', VITEST: '1' })
    this.#channel.onmessage = ({ data }) => {
      if (data.run !== undefined) return this.#take(data)
      this.#missing.delete(data.from)
      if (this.#missing.size === 0) this.#allReady()
    }
    const first = await this.#create()
    const specifications = await first.globTestSpecifications()
    this.#files = specifications.map(({ moduleId }) => relative(process.cwd(), moduleId))
    for (let at = 0; at < this.#files.length; at += STARTED_AT_ONCE) {
      const files = this.#files.slice(at, at + STARTED_AT_ONCE)
      const instance = at === 0 ? first : await this.#create()
      this.#missing = new Set(files)
      const ready = new Promise((resolve) => {
        this.#allReady = resolve
      })
      void instance.start(files)
      await ready
    }
  }

  async #create() {
    const instance = await createVitest('test', {
      config: 'test/mutation/vitest.config.ts',
      runner: './test/mutation/kept-worker.mjs',
      ...{ pool: 'threads', isolate: true, maxWorkers: STARTED_AT_ONCE },
      ...{ watch: false, reporters: [{}], testTimeout: 10_000, update: false },
      onConsoleLog: () => false,
    })
    this.#instances.push(instance)
    return instance
  }

  async dryRun() {
    const tests = []
    const mutantCoverage = { static: {}, perTest: {} }
    for (const file of this.#files) {
      const { coverage, ...runs } = await this.#ask(file, { task: 'look' })
      const stateOf = (results) => new Map(results.map(({ id, state }) => [id, state]))
      const [again, reloaded] = [stateOf(runs.again), stateOf(runs.reloaded)]
      for (const { id, state, duration, message } of runs.tests) {
        if (state === 'skip') continue
        if (state !== 'pass' || again.get(id) !== 'pass') {
          this.#logger.warn(`Left out, it does not pass in a worker, or but once: ${id} ${message}`)
          continue
        }
        if (reloaded.get(id) === 'pass') this.#reloadable.push(id)
        else this.#logger.warn(`Left out where a mutant is there from the start: ${id}`)
        tests.push({ id, name: id, timeSpentMs: duration ?? 0, status: 0 })
        mutantCoverage.perTest[id] = coverage.perTest[id] ?? {}
      }
      for (const [mutant, hits] of Object.entries(coverage.static)) {
        mutantCoverage.static[mutant] = (mutantCoverage.static[mutant] ?? 0) + hits
      }
    }
    for (const [test, mutants] of Object.entries(mutantCoverage.perTest)) {
      for (const mutant of Object.keys(mutants)) {
        this.#covering.set(mutant, [...(this.#covering.get(mutant) ?? []), test])
      }
    }
    await writeFile(COVERAGE, JSON.stringify([[...this.#covering], this.#reloadable]))
    return { status: 'complete', tests, mutantCoverage }
  }

  async mutantRun({ activeMutant, mutantActivation, sandboxFileName, hitLimit }) {
    await this.#remember()
    const { id } = activeMutant
    const covering = this.#covering.get(id) ?? []
    const result = await this.#judge(covering, { mutant: id, hitLimit, sandboxFileName })
    if (result.status !== 'survived' || mutantActivation !== 'static') return result
    // it runs as files are loaded: the files whose tests use anything of its file have to notice; of
    // one that does nothing later, a list say, nobody can tell what uses it
    const source = await readFile(sandboxFileName, 'utf8')
    const ids = new Set([...source.matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map(([, one]) => one))
    const near = new Set([...ids].flatMap((one) => this.#covering.get(one) ?? []).map(fileOf))
    const tests = this.#reloadable.filter((test) => near.size === 0 || near.has(fileOf(test)))
    return await this.#judge(tests, { mutant: id, hitLimit, sandboxFileName, isStatic: true })
  }

  async dispose() {
    for (const file of this.#files) this.#channel.postMessage({ to: file, isEnd: true })
    this.#channel.close()
    await Promise.all(this.#instances.map((instance) => instance.close()))
  }

  /** Those files first that have noticed the most in this source; if they do not, all others at once. */
  async #judge(tests, { sandboxFileName, ...how }) {
    const byFile = new Map()
    for (const test of tests) {
      const file = fileOf(test)
      byFile.set(file, [...(byFile.get(file) ?? []), test])
    }
    const kills = (file) => this.#kills.get(`${sandboxFileName} ${file}`) ?? 0
    const files = [...byFile].sort(
      ([a, { length: countOfA }], [b, { length: countOfB }]) =>
        kills(b) - kills(a) || countOfA - countOfB,
    )
    const ask = async ([file, chosen]) => {
      const answer = await this.#ask(file, { task: 'judge', tests: chosen, ...how })
      if (answer.failed !== undefined) {
        this.#kills.set(`${sandboxFileName} ${file}`, kills(file) + 1)
      }
      return resultOf(answer, chosen, how.hitLimit)
    }
    for (const one of files.slice(0, ASKED_ALONE)) {
      const result = await ask(one)
      if (result) return result
    }
    const results = await Promise.all(files.slice(ASKED_ALONE).map(ask))
    return results.find(Boolean) ?? { status: 'survived', nrOfTests: tests.length }
  }

  /** Stryker may have started this process anew since the dry run. */
  async #remember() {
    if (this.#covering.size > 0) return
    const [covering, reloadable] = JSON.parse(await readFile(COVERAGE, 'utf8'))
    this.#covering = new Map(covering)
    this.#reloadable = reloadable
  }

  async #ask(file, question) {
    const run = ++this.#runs
    const answer = new Promise((resolve, reject) => this.#waiting.set(run, { resolve, reject }))
    this.#channel.postMessage({ to: file, run, ...question })
    return await answer
  }

  #take({ run, answer, error }) {
    const { resolve, reject } = this.#waiting.get(run)
    this.#waiting.delete(run)
    if (error) reject(new Error(error))
    else resolve(answer)
  }
}

function resultOf({ failed, message, hitCount }, tests, hitLimit) {
  if (hitCount > hitLimit) return { status: 'timeout', reason: 'it does not end' }
  if (failed === undefined) return undefined
  if (/timed out in \d+ms/.test(message)) {
    return { status: 'timeout', reason: `${failed}: ${message}` }
  }
  const killedBy = [failed === 'loading' ? tests[0] : failed]
  return { status: 'killed', killedBy, failureMessage: message, nrOfTests: tests.length }
}

function fileOf(test) {
  return test.slice(0, test.indexOf('#'))
}

export const strykerPlugins = [
  {
    kind: 'TestRunner',
    name: 'kept-workers',
    injectableClass: Object.assign(KeptWorkersRunner, { inject: ['logger'] }),
  },
]
