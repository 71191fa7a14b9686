import { relative } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { TestRunner, vi } from 'vitest'
import { startTests } from 'vitest/internal/browser'

/** Milliseconds. */
const LOADING_LIMIT = 10_000
// before tests put fake ones in their place
const { setTimeout, clearTimeout } = globalThis

/**
 * Runs inside of Vitest's worker of one test file, in place of its own runner: the file is loaded
 * once, and its tests run as often as `kept-workers-runner.mjs` asks, by Vitest's own machinery,
 * hooks and all.
 */
export default class KeptWorker extends TestRunner {
  #file
  #tests = new Map()
  #isStale = false

  /** Vitest has loaded the file, and would run its tests once. */
  async onCollected(files) {
    const [{ filepath }] = files
    this.#keep(files[0])
    const name = relative(this.config.root, filepath)
    const channel = new BroadcastChannel('kept-workers')
    await new Promise((resolve) => {
      channel.onmessage = async ({ data }) => {
        if (data.to !== name) return
        if (data.isEnd) return resolve()
        try {
          channel.postMessage({ from: name, run: data.run, answer: await this.#answer(data) })
        } catch (error) {
          channel.postMessage({ from: name, run: data.run, error: String(error?.stack ?? error) })
        }
      }
      channel.postMessage({ from: name, answer: {} })
    })
    channel.close()
    this.#choose(new Set())
  }

  async #answer({ task, tests, mutant, isStatic, hitLimit }) {
    if (this.#isStale) await this.#load()
    if (task === 'look') return await this.#look()
    return await this.#judge(tests, mutant, { isStatic, hitLimit })
  }

  /** What covers what, and which tests cannot be run a second time, or not after a second load. */
  async #look() {
    const space = strykerSpace()
    const all = [...this.#tests.keys()]
    const first = await this.#run(all)
    const { static: loaded, perTest } = space.mutantCoverage ?? { static: {}, perTest: {} }
    const coverage = { static: { ...loaded }, perTest: { ...perTest } }
    const second = await this.#run(all)
    await this.#load()
    const third = await this.#run(all)
    return { coverage, tests: first.results, again: second.results, reloaded: third.results }
  }

  /**
   * A test that fails has noticed the mutant, if it passes without. Else what was kept is broken:
   * it is loaded anew and asked once more.
   */
  async #judge(tests, mutant, how) {
    for (const attempt of [1, 2]) {
      const verdict = await this.#runMutated(tests, mutant, how)
      if (verdict.failed === undefined || verdict.failed === 'loading') return verdict
      if (this.#isStale) await this.#load()
      const without = await this.#run([verdict.failed])
      if (without.failed === undefined) return { ...verdict, attempt }
      await this.#load()
    }
    throw new Error(`Fails without the mutant ${mutant} too: ${tests.join(', ')}`)
  }

  async #runMutated(tests, mutant, { isStatic, hitLimit }) {
    const space = strykerSpace()
    Object.assign(space, { activeMutant: mutant, hitCount: 0, hitLimit })
    try {
      if (isStatic) {
        const broken = await this.#load()
        this.#isStale = true
        if (broken !== undefined) return { failed: 'loading', message: broken, hitCount: 0 }
      }
      const { failed, message } = await this.#run(tests, true)
      return { failed, message, hitCount: space.hitCount }
    } finally {
      space.activeMutant = undefined
    }
  }

  /** The file and everything of this package anew, as Vitest does it with `isolate: false`. */
  async #load() {
    for (const [id, module] of this.workerState.evaluatedModules.idToModuleMap) {
      if (/\/vitest\/dist\/|@vitest\/|kept-worker/.test(id)) continue
      Object.assign(module, { promise: undefined, exports: undefined, evaluated: false })
      module.importers.clear()
    }
    this.#isStale = false
    let problem
    const loaded = this.#start({
      importFile: (...args) => super.importFile(...args),
      onCollected: (files) => {
        const [file] = files.splice(0)
        if (file.result?.state === 'fail') problem = file.result.errors?.[0]?.message ?? 'unknown'
        else this.#keep(file)
      },
    })
    // a file that waits at its top for what a mutant never lets happen would be waited for forever
    let timer
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, LOADING_LIMIT, `loading timed out in ${LOADING_LIMIT}ms`)
    })
    const tooLate = await Promise.race([loaded, late])
    clearTimeout(timer)
    return problem ?? tooLate
  }

  async #run(ids, endsAtFailure = false) {
    const space = strykerSpace()
    const results = []
    let failed
    this.#choose(new Set(ids))
    await this.#start({
      importFile: () => {},
      onCollected: (files) => files.splice(0, 1, this.#file),
      onBeforeRunTask: (test) => {
        if (endsAtFailure && failed) test.mode = 'skip'
        return super.onBeforeRunTask(test)
      },
      onBeforeTryTask: (test) => {
        space.currentTestId = test.keptId
        return super.onBeforeTryTask(test)
      },
      onAfterRunTask: (test) => {
        space.currentTestId = undefined
        const { state, duration, errors } = test.result
        const message = state === 'fail' ? (errors?.[0]?.message ?? 'unknown') : undefined
        results.push({ id: test.keptId, state, duration, message })
        if (state === 'fail') failed ??= { id: test.keptId, message }
        return super.onAfterRunTask(test)
      },
    })
    vi.useRealTimers()
    const [ofFile] = this.#file.result?.errors ?? []
    if (ofFile) failed ??= { id: ids[0], message: ofFile.message }
    return { failed: failed?.id, message: failed?.message, results }
  }

  async #start(how) {
    const runner = Object.assign(Object.create(this), how, { onTaskUpdate: () => {} })
    await startTests([{ filepath: this.#file.filepath }], runner)
  }

  #keep(file) {
    this.#file = file
    this.#tests.clear()
    const number = (tasks, names) => {
      for (const task of tasks) {
        task.keptMode = task.mode
        if (task.type === 'suite') number(task.tasks, [...names, task.name])
        else {
          const place = `${relative(this.config.root, file.filepath)}#${this.#tests.size}`
          task.keptId = [place, ...names, task.name].join(' > ')
          this.#tests.set(task.keptId, task)
        }
      }
    }
    number(file.tasks, [])
  }

  #choose(ids) {
    const choose = (task) => {
      task.result = undefined
      const isChosen =
        task.type === 'test'
          ? ids.has(task.keptId) && ['run', 'queued'].includes(task.keptMode)
          : task.tasks.map(choose).some(Boolean)
      task.mode = isChosen ? 'run' : 'skip'
      return isChosen
    }
    choose(this.#file)
  }
}

function strykerSpace() {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}
