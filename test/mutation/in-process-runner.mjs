import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { expect } from '@playwright/test'
import { build } from 'esbuild'

/**
 * A test runner for Stryker that starts nothing: tests of plain functions, bundled with what they
 * test, run again and again in one process. A run takes milliseconds, where Vitest needs a worker
 * and all of its modules.
 */
class InProcessRunner {
  #load
  #tests = []

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    const { tests } = JSON.parse(process.env.MUTATED_ROOM ?? '{}')
    const script = new vm.Script(`(function (require, vitest) {${await bundle(tests)}\n})`)
    this.#load = script.runInThisContext()
  }

  async dryRun() {
    const stryker = strykerSpace()
    stryker.mutantCoverage = { static: {}, perTest: {} }
    this.#collect()
    const results = []
    for (const test of this.#tests) {
      stryker.currentTestId = test.id
      const started = performance.now()
      const failureMessage = await failureOf(test)
      results.push({
        ...{ id: test.id, name: test.id, timeSpentMs: performance.now() - started },
        ...(failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }),
      })
    }
    stryker.currentTestId = undefined
    return { status: 'complete', tests: results, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    const stryker = strykerSpace()
    Object.assign(stryker, { activeMutant: undefined, hitCount: 0, hitLimit })
    // what runs as files are loaded is broken before, the rest after: loaded anew both times
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id
    const broken = this.#tryToCollect()
    stryker.activeMutant = activeMutant.id
    if (broken !== undefined) return killed('loading', broken, 0)
    const chosen = this.#tests.filter(({ id }) => !testFilter || testFilter.includes(id))
    for (const [index, test] of chosen.entries()) {
      const failureMessage = await failureOf(test)
      if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'it does not end' }
      if (failureMessage !== undefined) return killed(test.id, failureMessage, index + 1)
    }
    return { status: 'survived', nrOfTests: chosen.length }
  }

  #tryToCollect() {
    try {
      this.#collect()
    } catch (error) {
      return String(error)
    }
  }

  #collect() {
    this.#tests = []
    this.#load(createRequire(resolve('package.json')), vitestFor(this.#tests))
  }
}

function killed(id, failureMessage, nrOfTests) {
  return { status: 'killed', killedBy: [id], failureMessage, nrOfTests }
}

async function failureOf({ run }) {
  try {
    await run()
  } catch (error) {
    return String(error?.message ?? error)
  }
}

function strykerSpace() {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

/** As much of Vitest as tests of plain functions need. */
function vitestFor(tests) {
  const names = []
  const add = (name, run) => {
    const title = [...names, name].join(' > ')
    const same = tests.filter(({ id }) => id.startsWith(title)).length
    tests.push({ id: same === 0 ? title : `${title} (${same})`, run })
  }
  const describe = (name, collect) => {
    names.push(name)
    collect()
    names.pop()
  }
  const each = (one) => (rows) => (name, run) => {
    for (const [index, row] of rows.entries()) {
      const args = Array.isArray(row) ? row : [row]
      one(`${name.replace('%s', String(args[0]))} ${index}`, () => run(...args))
    }
  }
  return {
    expect,
    test: Object.assign(add, { each: each(add) }),
    describe: Object.assign(describe, { each: each(describe) }),
  }
}

async function bundle(files) {
  const imports = files.map((file) => `import './${file}'`)
  const { outputFiles } = await build({
    stdin: { contents: imports.join('\n'), resolveDir: resolve('.') },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    // the package says of its own files that importing them does nothing
    ignoreAnnotations: true,
    // loaded once for all
    packages: 'external',
    plugins: [
      {
        name: 'tests-of-plain-functions',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^vitest$/ }, ({ path }) => ({ path, namespace: 'given' }))
          onLoad({ filter: /./, namespace: 'given' }, () => ({
            contents: 'module.exports = vitest',
          }))
          onLoad({ filter: /[.]test[.]ts$|[/]support[/][^/]*[.]ts$/ }, async ({ path }) => ({
            contents: (await readFile(path, 'utf8')).replaceAll(
              'import.meta.url',
              JSON.stringify(pathToFileURL(path).href),
            ),
            loader: 'ts',
          }))
        },
      },
    ],
  })
  return outputFiles[0].text
}

export const strykerPlugins = [
  {
    kind: 'TestRunner',
    name: 'in-process',
    injectableClass: Object.assign(InProcessRunner, { inject: [] }),
  },
]
